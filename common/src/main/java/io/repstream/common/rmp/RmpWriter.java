package io.repstream.common.rmp;

import io.repstream.common.rmp.RmpMessage.WelcomeTerms;
import io.repstream.common.telemetry.SampleBlock;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Writes messages as {@code type, flags, body}; a door puts the length before it (TCP) or sends it
 * as one binary message (WebSocket). Holds no state; safe for all threads.
 */
public final class RmpWriter {
  /** Bytes of type and flags. */
  public static final int HEADER_BYTES = 2;

  /** Bytes of the channel, where a frame has one. */
  public static final int CHANNEL_BYTES = 2;

  private RmpWriter() {}

  /** Writes one message into an array of its own. */
  public static byte[] write(RmpMessage message) {
    ByteBuffer out = ByteBuffer.allocate(sizeOf(message));
    writeTo(message, out);
    return out.array();
  }

  /**
   * Writes one message at the buffer's position.
   *
   * @param out with at least {@link #sizeOf} bytes remaining, big-endian
   */
  public static void writeTo(RmpMessage message, ByteBuffer out) {
    out.put((byte) message.type().code()).put((byte) flags(message));
    body(message, out);
  }

  /**
   * Writes one message of a machine behind a bridge.
   *
   * @param out with at least {@link #sizeOf} and {@link #CHANNEL_BYTES} remaining, big-endian
   */
  public static void writeTo(ChannelMessage relayed, ByteBuffer out) {
    RmpMessage message = relayed.message();
    out.put((byte) message.type().code()).put((byte) (flags(message) | FrameFlags.CHANNEL));
    out.putShort((short) relayed.channel());
    body(message, out);
  }

  /** Bytes that {@link #writeTo} will take. */
  public static int sizeOf(RmpMessage message) {
    return HEADER_BYTES
        + switch (message) {
          case RmpMessage.Hello m ->
              2
                  + sizeOf(m.machineId().value())
                  + 16
                  + 16
                  + sizeOf(m.model())
                  + sizeOf(m.firmware());
          case RmpMessage.Challenge _ -> 1 + RmpReader.NONCE_BYTES + 8;
          case RmpMessage.Proof _ -> 1 + 8 + RmpReader.MAC_BYTES;
          case RmpMessage.Welcome _ -> TERMS_BYTES + RmpReader.MAC_BYTES;
          case RmpMessage.Reject m -> 2 + 4 + sizeOf(m.text());
          case RmpMessage.Ping _, RmpMessage.Pong _, RmpMessage.Ack _ -> 8;
          case RmpMessage.Samples m -> 8 + 8 + 2 + m.block().sizeBytes();
          case RmpMessage.Slow _, RmpMessage.GoAway _ -> 2 + 4;
          case RmpMessage.Command m -> 16 + 4 + 1 + m.payload().length;
          case RmpMessage.Result m -> 16 + 1 + 2 + m.data().length + sizeOf(m.text());
          case RmpMessage.Received _ -> 16;
          case RmpMessage.Session m -> utf8(m.json()).length;
          case RmpMessage.ProtocolError m -> 2 + sizeOf(m.text());
        };
  }

  private static final int TERMS_BYTES = 16 + 2 + 4 + 4 + 8;

  /** The bytes of WELCOME before its mac, which the mac covers. */
  static byte[] termsBytes(WelcomeTerms terms) {
    ByteBuffer out = ByteBuffer.allocate(TERMS_BYTES);
    putTerms(out, terms);
    return out.array();
  }

  private static int flags(RmpMessage message) {
    return message instanceof RmpMessage.Hello hello && hello.backfill() ? FrameFlags.BACKFILL : 0;
  }

  private static void body(RmpMessage message, ByteBuffer out) {
    switch (message) {
      case RmpMessage.Hello m -> {
        out.put((byte) m.protocolMin()).put((byte) m.protocolMax());
        putText(out, m.machineId().value());
        putUuid(out, m.bootId().value());
        out.put(m.clientNonce());
        putText(out, m.model());
        putText(out, m.firmware());
      }
      case RmpMessage.Challenge m ->
          out.put((byte) m.protocol()).put(m.serverNonce()).putLong(m.serverTimeMs());
      case RmpMessage.Proof m -> out.put((byte) m.keyId()).putLong(m.machineTimeMs()).put(m.mac());
      case RmpMessage.Welcome m -> {
        putTerms(out, m.terms());
        out.put(m.mac());
      }
      case RmpMessage.Reject m -> {
        out.putShort((short) m.code()).putInt((int) m.retryAfterMs());
        putText(out, m.text());
      }
      case RmpMessage.Ping m -> out.putLong(m.opaque());
      case RmpMessage.Pong m -> out.putLong(m.opaque());
      case RmpMessage.Samples m -> putBlock(out, m.block());
      case RmpMessage.Ack m -> out.putLong(m.durableThroughSeq());
      case RmpMessage.Slow m -> out.putShort((short) m.reason()).putInt((int) m.retryAfterMs());
      case RmpMessage.Command m -> {
        putUuid(out, m.commandId().value());
        out.putInt((int) m.ttlMs()).put((byte) m.kind()).put(m.payload());
      }
      case RmpMessage.Result m -> {
        putUuid(out, m.commandId().value());
        out.put((byte) m.outcome()).putShort((short) m.data().length).put(m.data());
        putText(out, m.text());
      }
      case RmpMessage.Received m -> putUuid(out, m.commandId().value());
      case RmpMessage.Session m -> out.put(utf8(m.json()));
      case RmpMessage.GoAway m ->
          out.putShort((short) m.reason()).putInt((int) m.reconnectAfterMs());
      case RmpMessage.ProtocolError m -> {
        out.putShort((short) m.code());
        putText(out, m.text());
      }
    }
  }

  private static void putTerms(ByteBuffer out, WelcomeTerms terms) {
    putUuid(out, terms.connectionId().value());
    out.putShort((short) terms.heartbeatSeconds());
    out.putInt((int) terms.maxFrameBytes()).putInt((int) terms.windowSamples());
    out.putLong(terms.durableThroughSeq());
  }

  private static void putBlock(ByteBuffer out, SampleBlock block) {
    out.putLong(block.firstSeq()).putLong(block.baseTimeMs()).putShort((short) block.count());
    out.put(block.bytes());
  }

  private static void putUuid(ByteBuffer out, UUID uuid) {
    out.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
  }

  private static int sizeOf(String text) {
    return 2 + utf8(text).length;
  }

  private static void putText(ByteBuffer out, String text) {
    byte[] bytes = utf8(text);
    if (bytes.length > 0xFFFF) {
      throw new IllegalArgumentException("text above 65,535 bytes");
    }
    out.putShort((short) bytes.length).put(bytes);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
