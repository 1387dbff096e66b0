@NullMarked
package io.repstream.gateway.session;

import org.jspecify.annotations.NullMarked;
