/**
 * Dead letters for operators: what ingest put aside, and how to give it back to the stream or drop
 * it. Works on the Redis streams {@code {telemetry:<tag>}:dead}, which {@code ingest.stream} owns.
 */
@NullMarked
package io.repstream.api.ingest.dead;

import org.jspecify.annotations.NullMarked;
