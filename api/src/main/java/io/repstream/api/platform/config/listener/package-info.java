/** Where the public door listens, and its certificate. */
@NullMarked
package io.repstream.api.platform.config.listener;

import org.jspecify.annotations.NullMarked;
