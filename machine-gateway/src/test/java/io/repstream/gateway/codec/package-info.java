@NullMarked
package io.repstream.gateway.codec;

import org.jspecify.annotations.NullMarked;
