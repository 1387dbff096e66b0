/** What ingest tells of itself: counters for what it did, gauges for how far it lies behind. */
@NullMarked
package io.repstream.api.ingest.meter;

import org.jspecify.annotations.NullMarked;
