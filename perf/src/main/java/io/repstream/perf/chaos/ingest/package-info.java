/**
 * Faults of what reads the streams: processes killed, asleep, cut off from the document store, and
 * entries that nobody can read. The same evening at a twin gym tells what must come of it.
 */
@NullMarked
package io.repstream.perf.chaos.ingest;

import org.jspecify.annotations.NullMarked;
