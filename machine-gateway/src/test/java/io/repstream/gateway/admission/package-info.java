@NullMarked
package io.repstream.gateway.admission;

import org.jspecify.annotations.NullMarked;
