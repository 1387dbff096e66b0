/** Lists by pages: keyset cursors, their limits, and the {@code Link} header to the next page. */
@NullMarked
package io.repstream.api.platform.page;

import org.jspecify.annotations.NullMarked;
