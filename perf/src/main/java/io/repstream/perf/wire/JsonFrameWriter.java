package io.repstream.perf.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.repstream.common.rmp.ChannelMessage;
import io.repstream.common.rmp.FrameFlags;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.common.rmp.RmpMessage.WelcomeTerms;
import io.repstream.common.rmp.RmpText;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;

/** Frames as JSON. Holds no state. */
final class JsonFrameWriter {
  private static final int JSON_COMMAND = 2;

  private JsonFrameWriter() {}

  static String write(RmpMessage message) {
    return frame(message, flags(message)).build().toString();
  }

  static String write(ChannelMessage relayed) {
    RmpMessage message = relayed.message();
    return frame(message, flags(message) | FrameFlags.CHANNEL)
        .add("channel", relayed.channel())
        .build()
        .toString();
  }

  private static int flags(RmpMessage message) {
    return message instanceof RmpMessage.Hello hello && hello.backfill() ? FrameFlags.BACKFILL : 0;
  }

  private static JsonObjectBuilder frame(RmpMessage message, int flags) {
    JsonObjectBuilder out = Json.createObjectBuilder();
    out.add("type", message.type().name()).add("flags", flags);
    return switch (message) {
      case RmpMessage.Hello m -> hello(m, out);
      case RmpMessage.Challenge m ->
          out.add("protocol", m.protocol())
              .add("serverNonce", RmpText.bytes(m.serverNonce()))
              .add("serverTimeMs", RmpText.u64(m.serverTimeMs()));
      case RmpMessage.Proof m ->
          out.add("keyId", m.keyId())
              .add("machineTimeMs", RmpText.u64(m.machineTimeMs()))
              .add("mac", RmpText.bytes(m.mac()));
      case RmpMessage.Welcome m -> terms(m.terms(), out).add("mac", RmpText.bytes(m.mac()));
      case RmpMessage.Reject m ->
          out.add("code", m.code()).add("retryAfterMs", m.retryAfterMs()).add("text", m.text());
      case RmpMessage.Ping m -> out.add("opaque", RmpText.u64(m.opaque()));
      case RmpMessage.Pong m -> out.add("opaque", RmpText.u64(m.opaque()));
      case RmpMessage.Samples m ->
          out.add("firstSeq", RmpText.u64(m.block().firstSeq()))
              .add("baseTimeMs", RmpText.u64(m.block().baseTimeMs()))
              .add("samples", JsonSamples.write(m.block()));
      case RmpMessage.Ack m -> out.add("durableThroughSeq", RmpText.u64(m.durableThroughSeq()));
      case RmpMessage.Slow m -> out.add("reason", m.reason()).add("retryAfterMs", m.retryAfterMs());
      case RmpMessage.Command m -> command(m, out);
      case RmpMessage.Result m ->
          out.add("commandId", m.commandId().value().toString())
              .add("outcome", m.outcome())
              .add("data", RmpText.bytes(m.data()))
              .add("text", m.text());
      case RmpMessage.Received m -> out.add("commandId", m.commandId().value().toString());
      case RmpMessage.Session m -> out.add("session", object(m.json()));
      case RmpMessage.GoAway m ->
          out.add("reason", m.reason()).add("reconnectAfterMs", m.reconnectAfterMs());
      case RmpMessage.ProtocolError m -> out.add("code", m.code()).add("text", m.text());
    };
  }

  private static JsonObjectBuilder hello(RmpMessage.Hello m, JsonObjectBuilder out) {
    return out.add("protocolMin", m.protocolMin())
        .add("protocolMax", m.protocolMax())
        .add("machineId", m.machineId().value())
        .add("bootId", m.bootId().toString())
        .add("clientNonce", RmpText.bytes(m.clientNonce()))
        .add("model", m.model())
        .add("firmware", m.firmware());
  }

  private static JsonObjectBuilder terms(WelcomeTerms terms, JsonObjectBuilder out) {
    return out.add("connectionId", terms.connectionId().value().toString())
        .add("heartbeatSeconds", terms.heartbeatSeconds())
        .add("maxFrameBytes", terms.maxFrameBytes())
        .add("windowSamples", terms.windowSamples())
        .add("durableThroughSeq", RmpText.u64(terms.durableThroughSeq()));
  }

  private static JsonObjectBuilder command(RmpMessage.Command m, JsonObjectBuilder out) {
    out.add("commandId", m.commandId().value().toString());
    out.add("ttlMs", m.ttlMs()).add("kind", m.kind());
    return m.kind() == JSON_COMMAND
        ? out.add("payload", object(new String(m.payload(), UTF_8)))
        : out.add("payload", RmpText.bytes(m.payload()));
  }

  private static JsonObject object(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }
}
