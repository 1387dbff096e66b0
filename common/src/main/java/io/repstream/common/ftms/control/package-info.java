/**
 * The two-way part of FTMS: what a client asks of a machine at the control point (2AD9), what the
 * machine answers there, what it reports on its own as machine status (2ADA), and what it says of
 * the training it runs (2AD3).
 *
 * <p>Pure functions and values, safe on any thread. Reading never throws, whatever the bytes; an
 * empty result means too few of them. The package owns no collection and no Redis key.
 *
 * <ul>
 *   <li>A success at the control point means that the request was <em>accepted</em>, not that the
 *       target is reached: only a status or a data packet that shows the value proves that. Targets
 *       are rounded to the resolution of the wire when they are made, so a target that was sent and
 *       one that was reported back can be compared by {@code equals}.
 *   <li>All requests but {@code REQUEST_CONTROL} need control, which ends at disconnect, at {@code
 *       RESET} and with the status {@code ControlLost}. A machine runs one procedure at a time.
 *   <li>The resistance level is one byte by the specification, two on some trainers. {@link
 *       io.repstream.common.ftms.control.ResistanceWidth} belongs to the machine's model: begin
 *       with {@code U8}, try {@code S16} once when the machine answers {@code INVALID_PARAMETER},
 *       and remember it. It is never guessed from a length.
 *   <li>A safety key stop is a status of its own type: it is an alarm, not one stop among others.
 * </ul>
 */
@NullMarked
package io.repstream.common.ftms.control;

import org.jspecify.annotations.NullMarked;
