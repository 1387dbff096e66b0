/** What scenarios play on: the stand, fleets that measure, probes, and what is seen. */
@NullMarked
package io.repstream.perf.chaos.stage;

import org.jspecify.annotations.NullMarked;
