package io.repstream.perf.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** Reads frames from JSON; what is missing or of another type makes them malformed. No state. */
final class JsonFrameReader {
  private JsonFrameReader() {}

  static Decoded read(ByteBuffer utf8) {
    String text = UTF_8.decode(utf8).toString();
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      JsonObject frame = reader.readObject();
      int flags = frame.getInt("flags", 0);
      Decoded decoded = read(frame, flags);
      return (flags & FrameFlags.CHANNEL) == 0
          ? decoded
          : new Decoded.OnChannel(frame.getInt("channel"), decoded);
    } catch (JsonException
        | ClassCastException
        | NullPointerException
        | ArithmeticException
        | IllegalArgumentException unreadable) {
      return new Decoded.Refused(
          RmpCode.MALFORMED, "not as the text form has it: " + unreadable.getMessage());
    }
  }

  private static Decoded read(JsonObject frame, int flags) {
    String name = frame.getString("type");
    Optional<FrameType> type =
        Arrays.stream(FrameType.values()).filter(each -> each.name().equals(name)).findFirst();
    if (type.isPresent()) {
      return new Decoded.Message(message(type.get(), flags, frame));
    }
    return (flags & FrameFlags.IGNORABLE) != 0
        ? new Decoded.Ignored(Decoded.Ignored.WITHOUT_NUMBER)
        : new Decoded.Refused(RmpCode.UNEXPECTED, "unknown frame type " + name);
  }

  private static RmpMessage message(FrameType type, int flags, JsonObject in) {
    return switch (type) {
      case HELLO -> hello(flags, in);
      case CHALLENGE ->
          new RmpMessage.Challenge(
              u(in, "protocol"), bytes(in, "serverNonce"), u64(in, "serverTimeMs"));
      case PROOF ->
          new RmpMessage.Proof(u(in, "keyId"), u64(in, "machineTimeMs"), bytes(in, "mac"));
      case WELCOME -> new RmpMessage.Welcome(terms(in), bytes(in, "mac"));
      case REJECT -> new RmpMessage.Reject(u(in, "code"), u32(in, "retryAfterMs"), text(in));
      case PING -> new RmpMessage.Ping(u64(in, "opaque"));
      case PONG -> new RmpMessage.Pong(u64(in, "opaque"));
      case SAMPLES -> new RmpMessage.Samples(JsonSamples.read(in));
      case ACK -> new RmpMessage.Ack(u64(in, "durableThroughSeq"));
      case SLOW -> new RmpMessage.Slow(u(in, "reason"), u32(in, "retryAfterMs"));
      case COMMAND -> command(in);
      case RESULT ->
          new RmpMessage.Result(commandId(in), u(in, "outcome"), bytes(in, "data"), text(in));
      case RECEIVED -> new RmpMessage.Received(commandId(in));
      case SESSION -> new RmpMessage.Session(in.getJsonObject("session").toString());
      case GOAWAY -> new RmpMessage.GoAway(u(in, "reason"), u32(in, "reconnectAfterMs"));
      case ERROR -> new RmpMessage.ProtocolError(u(in, "code"), text(in));
    };
  }

  private static RmpMessage.Hello hello(int flags, JsonObject in) {
    return new RmpMessage.Hello(
        u(in, "protocolMin"),
        u(in, "protocolMax"),
        new MachineId(in.getString("machineId")),
        BootId.parse(in.getString("bootId")),
        bytes(in, "clientNonce"),
        in.getString("model"),
        in.getString("firmware"),
        (flags & FrameFlags.BACKFILL) != 0);
  }

  private static WelcomeTerms terms(JsonObject in) {
    return new WelcomeTerms(
        new ConnectionId(BootId.parse(in.getString("connectionId")).value()),
        u(in, "heartbeatSeconds"),
        u32(in, "maxFrameBytes"),
        u32(in, "windowSamples"),
        u64(in, "durableThroughSeq"));
  }

  private static RmpMessage.Command command(JsonObject in) {
    byte[] payload =
        in.get("payload") instanceof JsonString text
            ? RmpText.parseBytes(text.getString())
            : in.getJsonObject("payload").toString().getBytes(UTF_8);
    return new RmpMessage.Command(commandId(in), u32(in, "ttlMs"), u(in, "kind"), payload);
  }

  private static CommandId commandId(JsonObject in) {
    return CommandId.parse(in.getString("commandId"));
  }

  private static String text(JsonObject in) {
    return in.getString("text");
  }

  private static int u(JsonObject in, String name) {
    return in.getJsonNumber(name).intValueExact();
  }

  private static long u32(JsonObject in, String name) {
    return in.getJsonNumber(name).longValueExact();
  }

  private static long u64(JsonObject in, String name) {
    return RmpText.parseU64(in.getString(name));
  }

  private static byte[] bytes(JsonObject in, String name) {
    return RmpText.parseBytes(in.getString(name));
  }
}
