@NullMarked
package io.repstream.gateway.drain;

import org.jspecify.annotations.NullMarked;
