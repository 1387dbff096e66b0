@NullMarked
package io.repstream.gateway.capture;

import org.jspecify.annotations.NullMarked;
