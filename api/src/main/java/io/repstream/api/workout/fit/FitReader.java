package io.repstream.api.workout.fit;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the messages of a FIT file: both byte orders, compressed timestamps, developer fields
 * (which are skipped) and types that it does not know. Of an array the first element counts; of
 * files in a row the first. Work and memory are bounded by the length of the file. For one thread
 * and one file.
 */
public final class FitReader {
  /** Field of the time in every message that has one. */
  public static final int TIMESTAMP = 253;

  private static final int LEAST_HEADER_BYTES = 12;
  private static final int CRC_BYTES = 2;
  private static final int SIGNATURE_AT = 8;
  private static final int SIGNATURE = 0x5449462E; // ".FIT", little-endian
  private static final int LOCAL_TYPES = 16;
  private static final int COMPRESSED = 0x80;
  private static final int DEFINITION = 0x40;
  private static final int DEVELOPER = 0x20;
  private static final int TIME_OFFSET_MASK = 0x1F;

  private final ByteBuffer in;
  private final @Nullable Definition[] definitions = new Definition[LOCAL_TYPES];
  private long lastTimestamp;

  private FitReader(ByteBuffer in) {
    this.in = in;
  }

  private record Slot(int number, int bytes, FitType type) {}

  private record Definition(int global, ByteOrder order, List<Slot> slots, int developerBytes) {}

  /** Whether bytes begin as a FIT file does. */
  public static boolean isFit(byte[] file) {
    return file.length >= LEAST_HEADER_BYTES
        && ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(SIGNATURE_AT) == SIGNATURE;
  }

  /**
   * Reads all messages in order.
   *
   * @throws FitFormatException where the file is cut, damaged or none
   */
  public static void read(byte[] file, Consumer<FitValues> messages) throws FitFormatException {
    if (!isFit(file)) {
      throw new FitFormatException("not a FIT file");
    }
    int header = Byte.toUnsignedInt(file[0]);
    long data =
        Integer.toUnsignedLong(
            ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(Integer.BYTES));
    if (header < LEAST_HEADER_BYTES || header + data + CRC_BYTES > file.length) {
      throw new FitFormatException("cut short");
    }
    int end = (int) (header + data);
    int crc = Byte.toUnsignedInt(file[end]) | Byte.toUnsignedInt(file[end + 1]) << Byte.SIZE;
    if (crc != Crc16.of(file, 0, end)) {
      throw new FitFormatException("damaged: the checksum does not fit");
    }
    try {
      new FitReader(ByteBuffer.wrap(file, header, end - header)).messages(messages);
    } catch (BufferUnderflowException cut) {
      throw new FitFormatException("damaged: a message runs over the end");
    }
  }

  private void messages(Consumer<FitValues> messages) throws FitFormatException {
    while (in.hasRemaining()) {
      int header = Byte.toUnsignedInt(in.get());
      if ((header & COMPRESSED) != 0) {
        long timestamp = advance(header & TIME_OFFSET_MASK);
        messages.accept(data(defined((header >>> 5) & 0x3), timestamp));
      } else if ((header & DEFINITION) != 0) {
        definitions[header & 0xF] = define(header);
      } else {
        messages.accept(data(defined(header & 0xF), -1));
      }
    }
  }

  private Definition defined(int local) throws FitFormatException {
    Definition definition = definitions[local];
    if (definition == null) {
      throw new FitFormatException("damaged: a message without its definition");
    }
    return definition;
  }

  private Definition define(int header) {
    in.get(); // reserved
    ByteOrder order = in.get() == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    int global = Short.toUnsignedInt(in.order(order).getShort());
    int fields = Byte.toUnsignedInt(in.get());
    List<Slot> slots = new ArrayList<>(fields);
    for (int i = 0; i < fields; i++) {
      int number = Byte.toUnsignedInt(in.get());
      int bytes = Byte.toUnsignedInt(in.get());
      slots.add(new Slot(number, bytes, FitType.ofCode(Byte.toUnsignedInt(in.get()))));
    }
    int developerBytes = 0;
    if ((header & DEVELOPER) != 0) {
      int developerFields = Byte.toUnsignedInt(in.get());
      for (int i = 0; i < developerFields; i++) {
        in.get(); // number
        developerBytes += Byte.toUnsignedInt(in.get());
        in.get(); // index of the developer
      }
    }
    return new Definition(global, order, slots, developerBytes);
  }

  /** The five low bits of a time that only goes on. */
  private long advance(int offset) {
    long base = lastTimestamp & ~TIME_OFFSET_MASK;
    long time = base + offset;
    lastTimestamp = time < lastTimestamp ? time + TIME_OFFSET_MASK + 1 : time;
    return lastTimestamp;
  }

  private FitValues data(Definition definition, long timestamp) {
    in.order(definition.order());
    Map<Integer, Double> fields = new HashMap<>();
    for (Slot slot : definition.slots()) {
      int next = in.position() + slot.bytes();
      if (next > in.limit()) {
        throw new BufferUnderflowException();
      }
      double value = slot.bytes() < slot.type().bytes() ? Double.NaN : slot.type().read(in);
      if (Double.isFinite(value)) {
        fields.putIfAbsent(slot.number(), value);
      }
      in.position(next);
    }
    skip(definition.developerBytes());
    if (timestamp >= 0) {
      fields.put(TIMESTAMP, (double) timestamp);
    }
    lastTimestamp = Math.round(fields.getOrDefault(TIMESTAMP, (double) lastTimestamp));
    return new FitValues(definition.global(), fields);
  }

  private void skip(int bytes) {
    if (bytes > in.remaining()) {
      throw new BufferUnderflowException();
    }
    in.position(in.position() + bytes);
  }
}
