/**
 * What a machine says that it can do: the FTMS features (2ACC), the ranges of its targets (2AD4 to
 * 2AD8) and the machine kinds in its advertising.
 *
 * <p>All of it is a claim, and the claims of some machines are wrong. A field seen in a data packet
 * or a control point success is the proof; keep both, and let the proof win.
 *
 * <p>Pure functions and values, safe on any thread. Reading never throws, whatever the bytes; an
 * empty result means that they were too short or contradict themselves, and bytes after the last
 * field are ignored. The package owns no collection and no Redis key.
 */
@NullMarked
package io.repstream.common.ftms.capability;

import org.jspecify.annotations.NullMarked;
