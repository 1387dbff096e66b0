package io.repstream.gateway.codec.text;

import io.repstream.common.id.BootId;
import io.repstream.common.id.CommandId;
import io.repstream.common.id.ConnectionId;
import io.repstream.common.id.MachineId;
import io.repstream.common.rmp.Decoded;
import io.repstream.common.rmp.FrameFlags;
import io.repstream.common.rmp.FrameType;
import io.repstream.common.rmp.RmpCode;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.common.rmp.RmpMessage.WelcomeTerms;
import io.repstream.common.rmp.RmpText;
import io.repstream.common.telemetry.SampleBlock;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the text form of a frame. Never throws on any bytes; holds no state. */
public final class TextReader {
  private static final int NONCE_BYTES = 16;
  private static final int MAC_BYTES = 32;
  private static final int JSON_COMMAND = 2;
  private static final Map<String, FrameType> TYPES =
      Arrays.stream(FrameType.values())
          .collect(Collectors.toUnmodifiableMap(FrameType::name, Function.identity()));

  private TextReader() {}

  /**
   * Reads one frame.
   *
   * @param utf8 one JSON object
   */
  public static Decoded read(ByteBuffer utf8) {
    try {
      Members frame = new Members(JsonText.parse(utf8));
      int flags = frame.has("flags") ? frame.u8("flags") : 0;
      return (flags & FrameFlags.CHANNEL) == 0
          ? read(frame, flags)
          : new Decoded.OnChannel(frame.u16("channel"), read(frame, flags));
    } catch (IllegalArgumentException unreadable) {
      return malformed("text");
    }
  }

  private static Decoded read(Members frame, int flags) {
    @Nullable FrameType type = TYPES.get(frame.text("type"));
    if (type == null) {
      return (flags & FrameFlags.IGNORABLE) != 0
          ? new Decoded.Ignored(Decoded.Ignored.WITHOUT_NUMBER)
          : new Decoded.Refused(RmpCode.UNEXPECTED, "unknown frame type");
    }
    try {
      return new Decoded.Message(message(type, flags, frame));
    } catch (IllegalArgumentException unreadable) {
      return malformed(type.name());
    }
  }

  private static Decoded malformed(String what) {
    return new Decoded.Refused(RmpCode.MALFORMED, what + ": not as the text form has it");
  }

  private static RmpMessage message(FrameType type, int flags, Members in) {
    return switch (type) {
      case HELLO -> hello(flags, in);
      case CHALLENGE ->
          new RmpMessage.Challenge(
              in.u8("protocol"), in.bytes("serverNonce", NONCE_BYTES), in.u64("serverTimeMs"));
      case PROOF ->
          new RmpMessage.Proof(in.u8("keyId"), in.u64("machineTimeMs"), in.bytes("mac", MAC_BYTES));
      case WELCOME -> new RmpMessage.Welcome(terms(in), in.bytes("mac", MAC_BYTES));
      case REJECT -> new RmpMessage.Reject(in.u16("code"), in.u32("retryAfterMs"), in.text("text"));
      case PING -> new RmpMessage.Ping(in.anyU64("opaque"));
      case PONG -> new RmpMessage.Pong(in.anyU64("opaque"));
      case SAMPLES -> samples(in);
      case ACK -> new RmpMessage.Ack(in.u64("durableThroughSeq"));
      case SLOW -> new RmpMessage.Slow(in.u16("reason"), in.u32("retryAfterMs"));
      case COMMAND -> command(in);
      case RESULT ->
          new RmpMessage.Result(commandId(in), in.u8("outcome"), in.bytes("data"), in.text("text"));
      case RECEIVED -> new RmpMessage.Received(commandId(in));
      case SESSION -> session(in.value("session"));
      case GOAWAY -> new RmpMessage.GoAway(in.u16("reason"), in.u32("reconnectAfterMs"));
      case ERROR -> new RmpMessage.ProtocolError(in.u16("code"), in.text("text"));
    };
  }

  private static RmpMessage.Hello hello(int flags, Members in) {
    return new RmpMessage.Hello(
        in.u8("protocolMin"),
        in.u8("protocolMax"),
        new MachineId(in.text("machineId")),
        BootId.parse(in.text("bootId")),
        in.bytes("clientNonce", NONCE_BYTES),
        in.text("model"),
        in.text("firmware"),
        (flags & FrameFlags.BACKFILL) != 0);
  }

  private static WelcomeTerms terms(Members in) {
    return new WelcomeTerms(
        new ConnectionId(uuid(in.text("connectionId"))),
        in.u16("heartbeatSeconds"),
        in.u32("maxFrameBytes"),
        in.u32("windowSamples"),
        in.u64("durableThroughSeq"));
  }

  private static RmpMessage.Samples samples(Members in) {
    var samples = in.array("samples");
    SampleBlock block =
        SampleBlock.parse(
            in.u64("firstSeq"), in.u64("baseTimeMs"), samples.size(), SampleText.pack(samples));
    if (block == null || block.count() > 0xFFFF) {
      throw new IllegalArgumentException("block");
    }
    return new RmpMessage.Samples(block);
  }

  private static RmpMessage.Command command(Members in) {
    int kind = in.u8("kind");
    byte[] payload =
        kind == JSON_COMMAND && in.value("payload") instanceof JsonObject object
            ? JsonText.utf8(object)
            : RmpText.parseBytes(in.text("payload"));
    return new RmpMessage.Command(commandId(in), in.u32("ttlMs"), kind, payload);
  }

  private static RmpMessage.Session session(JsonValue value) {
    return new RmpMessage.Session(
        value instanceof JsonObject object
            ? new String(JsonText.utf8(object), StandardCharsets.UTF_8)
            : "");
  }

  private static CommandId commandId(Members in) {
    return new CommandId(uuid(in.text("commandId")));
  }

  private static UUID uuid(String text) {
    return BootId.parse(text).value();
  }
}
