@NullMarked
package io.repstream.gateway.codec.text;

import org.jspecify.annotations.NullMarked;
