/**
 * An evening in a gym, the same each time for the same seed, as the entries that gateways would put
 * into the telemetry streams; played as fast as the stores take it, or at a multiple of real time.
 *
 * <p>For faults of ingest: what becomes of the same evening with and without harm must be equal.
 */
@NullMarked
package io.repstream.perf.evening;

import org.jspecify.annotations.NullMarked;
