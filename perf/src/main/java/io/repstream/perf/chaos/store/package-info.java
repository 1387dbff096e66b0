/** Faults of the stores and of the disks below them. */
@NullMarked
package io.repstream.perf.chaos.store;

import org.jspecify.annotations.NullMarked;
