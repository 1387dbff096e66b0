/** Machine keys: how they are held, sealed for Redis and MongoDB, and opened by the gateway. */
@NullMarked
package io.repstream.common.credential;

import org.jspecify.annotations.NullMarked;
