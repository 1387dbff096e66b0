@NullMarked
package io.repstream.gateway.status;

import org.jspecify.annotations.NullMarked;
