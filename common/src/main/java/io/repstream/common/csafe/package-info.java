/**
 * CSAFE, the serial protocol of consoles that have no Bluetooth: frames, the commands that
 * Repstream uses, and replies as the same fields that FTMS machines send.
 *
 * <p>A console is asked and answers in order; it says little by itself. A frame is {@code F1,
 * contents, checksum, F2}, or {@code F0, destination, source, contents, checksum, F2}; the checksum
 * is the XOR of the contents without the addresses. A byte {@code F0} to {@code F3} between the
 * flags is sent as {@code F3} and its lowest two bits. Integers are little-endian.
 *
 * <h2>From bytes to fields</h2>
 *
 * <ol>
 *   <li>{@link io.repstream.common.csafe.CsafeUnframer} cuts a stream of bytes into frames, and
 *       finds the next one after any garbage.
 *   <li>{@link io.repstream.common.csafe.CsafeReply} takes a frame's contents apart: the status,
 *       and one {@link io.repstream.common.csafe.CsafeResponse} per command.
 *   <li>{@link io.repstream.common.csafe.CsafeReadings} are the measured values by {@code
 *       FtmsField}.
 * </ol>
 *
 * <p>Consoles name the unit of each measurement. Values are converted when they are read; a unit
 * that is not in {@link io.repstream.common.csafe.CsafeUnit}, or does not fit the command, leaves
 * the value unknown. Nothing is guessed.
 *
 * <p>No bytes that a console sends make anything here throw. All is immutable but the unframer. The
 * package owns no collection and no Redis key.
 */
@NullMarked
package io.repstream.common.csafe;

import org.jspecify.annotations.NullMarked;
