/** Requests that wait for a change (long polling). */
@NullMarked
package io.repstream.api.platform.wait;

import org.jspecify.annotations.NullMarked;
