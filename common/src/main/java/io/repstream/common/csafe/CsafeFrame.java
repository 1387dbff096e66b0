package io.repstream.common.csafe;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The contents of one frame, and who it is for where the frame says so. Immutable. */
public final class CsafeFrame {
  /** More than any console is known to send. */
  public static final int MAX_CONTENT_BYTES = 512;

  /** What consoles are required to take, flags and stuffing included. */
  public static final int MAX_REQUEST_BYTES = 96;

  static final int EXTENDED_START = 0xF0;
  static final int STANDARD_START = 0xF1;
  static final int STOP = 0xF2;
  static final int STUFFING = 0xF3;

  private final @Nullable Addresses addresses;
  private final byte[] contents;

  /**
   * A frame around a copy of the contents.
   *
   * @param addresses null for a standard frame
   * @throws IllegalArgumentException if the contents are longer than {@link #MAX_CONTENT_BYTES}
   */
  public CsafeFrame(@Nullable Addresses addresses, byte[] contents) {
    if (contents.length > MAX_CONTENT_BYTES) {
      throw new IllegalArgumentException("too long for a frame: " + contents.length);
    }
    this.addresses = addresses;
    this.contents = contents.clone();
  }

  /** Receiver and sender of an extended frame, one byte each. */
  public record Addresses(int destination, int source) {
    public Addresses {
      requireByte(destination);
      requireByte(source);
    }
  }

  /**
   * A standard frame that sends the commands to a console, which answers in their order.
   *
   * @throws IllegalArgumentException if it would be longer than {@link #MAX_REQUEST_BYTES}
   */
  public static CsafeFrame ofCommands(List<? extends CsafeCommand> commands) {
    ByteArrayOutputStream contents = new ByteArrayOutputStream();
    commands.forEach(command -> contents.writeBytes(command.encode()));
    CsafeFrame frame = new CsafeFrame(null, contents.toByteArray());
    if (frame.encode().length > MAX_REQUEST_BYTES) {
      throw new IllegalArgumentException("too many commands for a frame: " + commands.size());
    }
    return frame;
  }

  /** Null for a standard frame. */
  public @Nullable Addresses addresses() {
    return addresses;
  }

  /** A copy of the contents, without addresses and checksum. */
  public byte[] contents() {
    return contents.clone();
  }

  /** The frame as it goes over the line. */
  public byte[] encode() {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    if (addresses == null) {
      line.write(STANDARD_START);
    } else {
      line.write(EXTENDED_START);
      writeStuffed(addresses.destination(), line);
      writeStuffed(addresses.source(), line);
    }
    for (byte content : contents) {
      writeStuffed(content & 0xFF, line);
    }
    writeStuffed(checksum(contents, 0, contents.length), line);
    line.write(STOP);
    return line.toByteArray();
  }

  private static void writeStuffed(int value, ByteArrayOutputStream line) {
    if (value >= EXTENDED_START && value <= STUFFING) {
      line.write(STUFFING);
      line.write(value & 3);
    } else {
      line.write(value);
    }
  }

  static int checksum(byte[] bytes, int from, int to) {
    int checksum = 0;
    for (int i = from; i < to; i++) {
      checksum ^= bytes[i] & 0xFF;
    }
    return checksum;
  }

  static void requireByte(int value) {
    if (value < 0 || value > 0xFF) {
      throw new IllegalArgumentException("not one byte: " + value);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CsafeFrame that
        && Objects.equals(addresses, that.addresses)
        && Arrays.equals(contents, that.contents);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(contents);
  }

  @Override
  public String toString() {
    return "CsafeFrame{" + addresses + ", " + HexFormat.of().formatHex(contents) + "}";
  }
}
