/** Keys, digests and random texts that features need: each key is derived under its own label. */
@NullMarked
package io.repstream.api.platform.secret;

import org.jspecify.annotations.NullMarked;
