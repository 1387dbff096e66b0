/** The running api that integration tests share, and clients for it. */
@NullMarked
package io.repstream.api.testing;

import org.jspecify.annotations.NullMarked;
