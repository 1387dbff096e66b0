package io.repstream.api.workout.fit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes a FIT file: header, definition and data messages, checksums. Little-endian throughout. For
 * one thread and one file.
 */
public final class FitWriter {
  private static final int HEADER_BYTES = 14;
  private static final int PROTOCOL_2_0 = 0x20;
  private static final int PROFILE = 21_212;
  private static final int DEFINITION = 0x40;

  private final ByteArrayOutputStream data = new ByteArrayOutputStream();
  private final Set<FitMessage> defined = new HashSet<>();

  /**
   * Writes a message, after its definition where the file has none yet.
   *
   * @param values in the order of the fields; null where unknown
   */
  public void write(FitMessage message, @Nullable Number... values) {
    write(message, Arrays.asList(values));
  }

  /** As {@link #write(FitMessage, Number...)}. */
  public void write(FitMessage message, List<? extends @Nullable Number> values) {
    if (values.size() != message.fields().size()) {
      throw new IllegalArgumentException("a value for each field");
    }
    if (defined.add(message)) {
      define(message);
    }
    data.write(message.local());
    for (int i = 0; i < values.size(); i++) {
      FitField field = message.fields().get(i);
      Number value = values.get(i);
      double scaled = value == null ? Double.NaN : value.doubleValue() * field.scale();
      put(data, field.type().stored(scaled), field.type().bytes());
    }
  }

  /** Writes a message's definition. */
  void define(FitMessage message) {
    data.write(DEFINITION | message.local());
    data.write(0);
    data.write(0); // little-endian
    put(data, message.global(), Short.BYTES);
    data.write(message.fields().size());
    for (FitField field : message.fields()) {
      data.write(field.number());
      data.write(field.type().bytes());
      data.write(field.type().code());
    }
  }

  /** The whole file. */
  public byte[] file() {
    byte[] body = data.toByteArray();
    ByteBuffer file =
        ByteBuffer.allocate(HEADER_BYTES + body.length + Short.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    file.put((byte) HEADER_BYTES).put((byte) PROTOCOL_2_0).putShort((short) PROFILE);
    file.putInt(body.length).put(new byte[] {'.', 'F', 'I', 'T'});
    file.putShort((short) Crc16.of(file.array(), 0, HEADER_BYTES - Short.BYTES));
    file.put(body);
    file.putShort((short) Crc16.of(file.array(), 0, HEADER_BYTES + body.length));
    return file.array();
  }

  private static void put(ByteArrayOutputStream out, long value, int bytes) {
    for (int i = 0; i < bytes; i++) {
      out.write((int) (value >>> (i * Byte.SIZE)));
    }
  }
}
