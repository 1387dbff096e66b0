/** How MicroProfile Config and our own reader of settings see the same places. */
@NullMarked
package io.repstream.api.platform.config.source;

import org.jspecify.annotations.NullMarked;
