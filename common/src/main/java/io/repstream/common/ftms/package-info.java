/**
 * The data packets of the Bluetooth Fitness Machine Service (FTMS, service 0x1826): a decoder and
 * an encoder driven by the same six field tables, for treadmill, cross trainer, step climber, stair
 * climber, rower and indoor bike. What a machine can do is read in {@code capability}; what it is
 * told and reports besides data, in {@code control}.
 *
 * <p>Everything here is a pure function of its arguments: no I/O, no clock, no state, safe on any
 * thread. The package owns no collection and no Redis key.
 *
 * <h2>From bytes to a record</h2>
 *
 * <ol>
 *   <li>{@link io.repstream.common.ftms.FtmsDecoder} reads one packet. Whatever the bytes, it
 *       answers with an {@link io.repstream.common.ftms.FtmsResult} and never throws.
 *   <li>A packet whose flag bit 0 ("more data") is set lacks the mandatory fields and is {@code
 *       Held}; {@link io.repstream.common.ftms.FragmentMerger} joins it with the packet that closes
 *       the record. Derived figures, such as speed from pace, are read after merging.
 *   <li>{@link io.repstream.common.ftms.FtmsData} holds the values in the unit that the {@link
 *       io.repstream.common.ftms.FtmsField} names; {@link io.repstream.common.ftms.FieldReadings}
 *       is how others see it, whatever protocol the machine speaks.
 * </ol>
 *
 * <h2>What a reader must know</h2>
 *
 * <ul>
 *   <li>Absent, unknown and zero are three states. A field is absent when no flag announces it, and
 *       unknown when its raw value is the maximum of its type ({@code FF}, {@code FFFF}, {@code
 *       FFFFFF}, {@code 7FFF}). Heart rate 0 means "no sensor" and pace 0 means "not moving", so
 *       both count as unknown; speed 0 is never derived from a pace.
 *   <li>Two editions of the specification disagree on the width of the resistance level (s16 or u8,
 *       then × 10) and of the treadmill's pace (u8 in 0.1 km/min, or u16 in seconds per 500 m). A
 *       width is settled by the exact packet length, unless the {@link
 *       io.repstream.common.ftms.DecoderProfile} of the machine's model pins it; with no exact
 *       match s16 and u8 are assumed. A u8 machine that appends one byte looks exactly like an s16
 *       machine: that is why profiles exist. {@link io.repstream.common.ftms.WidthChoice} says what
 *       was read.
 *   <li>The width of the cross trainer's flag word is never guessed: three bytes, or two if the
 *       profile says so.
 *   <li>Bytes that no flag explains are trailing: counted, not read. One extension is known: the
 *       treadmill's bit 13 as a u24 step count, taken when the length then fits exactly.
 *   <li>Level encodings differ in scale between machines; compare resistance levels only between
 *       packets with the same {@code WidthChoice} and the same model.
 * </ul>
 */
@NullMarked
package io.repstream.common.ftms;

import org.jspecify.annotations.NullMarked;
