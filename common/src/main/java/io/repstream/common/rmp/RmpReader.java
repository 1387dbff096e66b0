package io.repstream.common.rmp;

import io.repstream.common.id.BootId;
import io.repstream.common.id.CommandId;
import io.repstream.common.id.ConnectionId;
import io.repstream.common.id.MachineId;
import io.repstream.common.rmp.RmpMessage.WelcomeTerms;
import io.repstream.common.telemetry.SampleBlock;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Reads the body of a frame. Never throws on any bytes; holds no state; safe for all threads. */
public final class RmpReader {
  static final int NONCE_BYTES = 16;
  static final int MAC_BYTES = 32;

  private RmpReader() {}

  /**
   * Reads one whole frame: {@code type, flags}, the channel where there is one, and the body.
   *
   * @param frame at least type and flags, up to its limit
   */
  public static Decoded read(ByteBuffer frame) {
    int type = u8(frame);
    int flags = u8(frame);
    if ((flags & FrameFlags.CHANNEL) == 0) {
      return read(type, flags, frame);
    }
    return frame.remaining() < RmpWriter.CHANNEL_BYTES
        ? new Decoded.Refused(RmpCode.MALFORMED, "no channel behind the flags")
        : new Decoded.OnChannel(u16(frame), read(type, flags, frame));
  }

  /**
   * Reads one frame.
   *
   * @param type the type byte, 0 to 255
   * @param flags the flags byte, 0 to 255; see {@link FrameFlags}
   * @param body what follows the flags (and the channel, where there is one), up to its limit
   */
  public static Decoded read(int type, int flags, ByteBuffer body) {
    FrameType known = FrameType.ofCode(type);
    if (known == null) {
      return (flags & FrameFlags.IGNORABLE) != 0
          ? new Decoded.Ignored(type)
          : new Decoded.Refused(RmpCode.UNEXPECTED, "unknown frame type");
    }
    try {
      RmpMessage message = message(known, flags, body);
      return body.hasRemaining()
          ? malformed(known, "bytes after the last field")
          : new Decoded.Message(message);
    } catch (BufferUnderflowException truncated) {
      return malformed(known, "truncated");
    } catch (CharacterCodingException badText) {
      return malformed(known, "text is not UTF-8");
    } catch (IllegalArgumentException badValue) {
      return malformed(known, "value out of range");
    }
  }

  private static Decoded malformed(FrameType type, String detail) {
    return new Decoded.Refused(RmpCode.MALFORMED, type + ": " + detail);
  }

  private static RmpMessage message(FrameType type, int flags, ByteBuffer in)
      throws CharacterCodingException {
    return switch (type) {
      case HELLO -> hello(flags, in);
      case CHALLENGE -> new RmpMessage.Challenge(u8(in), take(in, NONCE_BYTES), u64(in));
      case PROOF -> new RmpMessage.Proof(u8(in), u64(in), take(in, MAC_BYTES));
      case WELCOME -> new RmpMessage.Welcome(terms(in), take(in, MAC_BYTES));
      case REJECT -> new RmpMessage.Reject(u16(in), u32(in), text(in));
      case PING -> new RmpMessage.Ping(in.getLong());
      case PONG -> new RmpMessage.Pong(in.getLong());
      case SAMPLES -> samples(in);
      case ACK -> new RmpMessage.Ack(u64(in));
      case SLOW -> new RmpMessage.Slow(u16(in), u32(in));
      case COMMAND -> new RmpMessage.Command(commandId(in), u32(in), u8(in), rest(in));
      case RESULT -> new RmpMessage.Result(commandId(in), u8(in), take(in, u16(in)), text(in));
      case RECEIVED -> new RmpMessage.Received(commandId(in));
      case SESSION -> new RmpMessage.Session(utf8(in, in.remaining()));
      case GOAWAY -> new RmpMessage.GoAway(u16(in), u32(in));
      case ERROR -> new RmpMessage.ProtocolError(u16(in), text(in));
    };
  }

  private static RmpMessage.Hello hello(int flags, ByteBuffer in) throws CharacterCodingException {
    return new RmpMessage.Hello(
        u8(in),
        u8(in),
        new MachineId(text(in)),
        new BootId(uuid(in)),
        take(in, NONCE_BYTES),
        text(in),
        text(in),
        (flags & FrameFlags.BACKFILL) != 0);
  }

  private static WelcomeTerms terms(ByteBuffer in) {
    return new WelcomeTerms(new ConnectionId(uuid(in)), u16(in), u32(in), u32(in), u64(in));
  }

  private static RmpMessage.Samples samples(ByteBuffer in) {
    long firstSeq = u64(in);
    long baseTimeMs = u64(in);
    int count = u16(in);
    SampleBlock block = SampleBlock.parse(firstSeq, baseTimeMs, count, rest(in));
    if (block == null) {
      throw new IllegalArgumentException("block");
    }
    return new RmpMessage.Samples(block);
  }

  private static int u8(ByteBuffer in) {
    return Byte.toUnsignedInt(in.get());
  }

  private static int u16(ByteBuffer in) {
    return Short.toUnsignedInt(in.getShort());
  }

  private static long u32(ByteBuffer in) {
    return Integer.toUnsignedLong(in.getInt());
  }

  /** Times and sequence numbers never reach the upper half of u64; what does is refused. */
  private static long u64(ByteBuffer in) {
    long value = in.getLong();
    if (value < 0) {
      throw new IllegalArgumentException("u64 above 2^63 - 1");
    }
    return value;
  }

  private static UUID uuid(ByteBuffer in) {
    return new UUID(in.getLong(), in.getLong());
  }

  private static CommandId commandId(ByteBuffer in) {
    return new CommandId(uuid(in));
  }

  private static String text(ByteBuffer in) throws CharacterCodingException {
    return utf8(in, u16(in));
  }

  private static String utf8(ByteBuffer in, int length) throws CharacterCodingException {
    ByteBuffer bytes = ByteBuffer.wrap(take(in, length));
    return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
  }

  private static byte[] rest(ByteBuffer in) {
    return take(in, in.remaining());
  }

  private static byte[] take(ByteBuffer in, int length) {
    if (length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }
}
