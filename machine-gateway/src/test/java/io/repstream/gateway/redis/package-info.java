@NullMarked
package io.repstream.gateway.redis;

import org.jspecify.annotations.NullMarked;
