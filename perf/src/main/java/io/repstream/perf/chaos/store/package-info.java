/** Faults of the stores, of the disks below them, and of what reads from them. */
@NullMarked
package io.repstream.perf.chaos.store;

import org.jspecify.annotations.NullMarked;
