package io.repstream.gateway.codec.text;

import io.repstream.common.rmp.ChannelMessage;
import io.repstream.common.rmp.FrameFlags;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.common.rmp.RmpMessage.WelcomeTerms;
import io.repstream.common.rmp.RmpText;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;

/** Writes messages in the text form. Holds no state. */
public final class TextWriter {
  private static final int JSON_COMMAND = 2;

  private TextWriter() {}

  /** One JSON object without line breaks. */
  public static String write(RmpMessage message) {
    return frame(message, flags(message)).build().toString();
  }

  /** The same for a machine behind a bridge. */
  public static String write(ChannelMessage relayed) {
    RmpMessage message = relayed.message();
    return frame(message, flags(message) | FrameFlags.CHANNEL)
        .add("channel", relayed.channel())
        .build()
        .toString();
  }

  private static JsonObjectBuilder frame(RmpMessage message, int flags) {
    JsonObjectBuilder out = JsonText.builders().createObjectBuilder();
    out.add("type", message.type().name()).add("flags", flags);
    body(message, out);
    return out;
  }

  private static int flags(RmpMessage message) {
    return message instanceof RmpMessage.Hello hello && hello.backfill() ? FrameFlags.BACKFILL : 0;
  }

  private static void body(RmpMessage message, JsonObjectBuilder out) {
    switch (message) {
      case RmpMessage.Hello m -> hello(m, out);
      case RmpMessage.Challenge m -> {
        out.add("protocol", m.protocol()).add("serverNonce", RmpText.bytes(m.serverNonce()));
        out.add("serverTimeMs", RmpText.u64(m.serverTimeMs()));
      }
      case RmpMessage.Proof m -> {
        out.add("keyId", m.keyId()).add("machineTimeMs", RmpText.u64(m.machineTimeMs()));
        out.add("mac", RmpText.bytes(m.mac()));
      }
      case RmpMessage.Welcome m -> {
        terms(m.terms(), out);
        out.add("mac", RmpText.bytes(m.mac()));
      }
      case RmpMessage.Reject m ->
          out.add("code", m.code()).add("retryAfterMs", m.retryAfterMs()).add("text", m.text());
      case RmpMessage.Ping m -> out.add("opaque", RmpText.u64(m.opaque()));
      case RmpMessage.Pong m -> out.add("opaque", RmpText.u64(m.opaque()));
      case RmpMessage.Samples m -> {
        out.add("firstSeq", RmpText.u64(m.block().firstSeq()));
        out.add("baseTimeMs", RmpText.u64(m.block().baseTimeMs()));
        out.add("samples", SampleText.unpack(m.block()));
      }
      case RmpMessage.Ack m -> out.add("durableThroughSeq", RmpText.u64(m.durableThroughSeq()));
      case RmpMessage.Slow m -> out.add("reason", m.reason()).add("retryAfterMs", m.retryAfterMs());
      case RmpMessage.Command m -> command(m, out);
      case RmpMessage.Result m -> {
        out.add("commandId", m.commandId().value().toString()).add("outcome", m.outcome());
        out.add("data", RmpText.bytes(m.data())).add("text", m.text());
      }
      case RmpMessage.Received m -> out.add("commandId", m.commandId().value().toString());
      case RmpMessage.Session m ->
          SampleText.addEmbedded(out, "session", m.json().getBytes(StandardCharsets.UTF_8));
      case RmpMessage.GoAway m ->
          out.add("reason", m.reason()).add("reconnectAfterMs", m.reconnectAfterMs());
      case RmpMessage.ProtocolError m -> out.add("code", m.code()).add("text", m.text());
    }
  }

  private static void hello(RmpMessage.Hello m, JsonObjectBuilder out) {
    out.add("protocolMin", m.protocolMin()).add("protocolMax", m.protocolMax());
    out.add("machineId", m.machineId().value()).add("bootId", m.bootId().value().toString());
    out.add("clientNonce", RmpText.bytes(m.clientNonce()));
    out.add("model", m.model()).add("firmware", m.firmware());
  }

  private static void terms(WelcomeTerms terms, JsonObjectBuilder out) {
    out.add("connectionId", terms.connectionId().value().toString());
    out.add("heartbeatSeconds", terms.heartbeatSeconds());
    out.add("maxFrameBytes", terms.maxFrameBytes()).add("windowSamples", terms.windowSamples());
    out.add("durableThroughSeq", RmpText.u64(terms.durableThroughSeq()));
  }

  private static void command(RmpMessage.Command m, JsonObjectBuilder out) {
    out.add("commandId", m.commandId().value().toString());
    out.add("ttlMs", m.ttlMs()).add("kind", m.kind());
    if (m.kind() == JSON_COMMAND) {
      SampleText.addEmbedded(out, "payload", m.payload());
    } else {
      out.add("payload", RmpText.bytes(m.payload()));
    }
  }
}
