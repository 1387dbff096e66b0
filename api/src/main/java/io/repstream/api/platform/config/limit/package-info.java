/** The settings of rate limits: {@code repstream.limits.*}. */
@NullMarked
package io.repstream.api.platform.config.limit;

import org.jspecify.annotations.NullMarked;
