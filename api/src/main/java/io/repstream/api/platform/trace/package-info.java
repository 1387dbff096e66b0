/**
 * The trace id of the request that a thread works on: from {@code traceparent} to log and answer.
 */
@NullMarked
package io.repstream.api.platform.trace;

import org.jspecify.annotations.NullMarked;
