package io.repstream.perf.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.repstream.common.rmp.RmpText;
import io.repstream.common.telemetry.Sample;
import io.repstream.common.telemetry.SampleBlock;
import io.repstream.common.telemetry.SampleKind;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Samples as JSON. Holds no state. */
final class JsonSamples {
  private JsonSamples() {}

  static JsonArrayBuilder write(SampleBlock block) {
    JsonArrayBuilder samples = Json.createArrayBuilder();
    block.forEach(
        (seq, timeMs, kindCode, payload) -> {
          JsonObjectBuilder sample =
              Json.createObjectBuilder()
                  .add("dtMs", timeMs - block.baseTimeMs())
                  .add("kind", kindCode);
          byte[] bytes = new byte[payload.remaining()];
          payload.get(bytes);
          samples.add(withPayload(sample, SampleKind.ofCode(kindCode), bytes));
        });
    return samples;
  }

  private static JsonObjectBuilder withPayload(
      JsonObjectBuilder sample, @Nullable SampleKind kind, byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    return switch (kind) {
      case FTMS ->
          sample.add("uuid16", RmpText.uuid16(in.getShort())).add("value", RmpText.bytes(rest(in)));
      case STRENGTH_REP, STRENGTH_SET, MACHINE_STATE, DIAGNOSTICS ->
          sample.add("payload", json(bytes));
      case MEMBER_TAG ->
          sample.add(
              "payload",
              Json.createObjectBuilder()
                  .add("credentialKind", in.get() & 0xFF)
                  .add("mac", RmpText.bytes(rest(in))));
      case SIGN_OUT -> sample;
      case LOST_RANGE ->
          sample.add(
              "payload",
              Json.createObjectBuilder()
                  .add("fromSeq", RmpText.u64(in.getLong()))
                  .add("throughSeq", RmpText.u64(in.getLong()))
                  .add("cause", in.get() & 0xFF));
      case null -> sample.add("payload", RmpText.bytes(bytes));
    };
  }

  private static JsonObject json(byte[] utf8) {
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(utf8))) {
      return reader.readObject();
    }
  }

  private static byte[] rest(ByteBuffer in) {
    byte[] bytes = new byte[in.remaining()];
    in.get(bytes);
    return bytes;
  }

  /** Reads the samples of a frame. */
  static SampleBlock read(JsonObject frame) {
    long seq = RmpText.parseU64(frame.getString("firstSeq"));
    long baseTimeMs = RmpText.parseU64(frame.getString("baseTimeMs"));
    List<Sample> samples = new ArrayList<>();
    int bytes = 0;
    for (JsonObject each : frame.getJsonArray("samples").getValuesAs(JsonObject.class)) {
      int kind = each.getJsonNumber("kind").intValueExact();
      byte[] payload = payload(kind, each);
      long timeMs = baseTimeMs + each.getJsonNumber("dtMs").intValueExact();
      samples.add(new Sample(seq++, timeMs, kind, payload));
      bytes += SampleBlock.HEADER_BYTES + payload.length;
    }
    return block(samples, baseTimeMs, bytes);
  }

  /** A frame's base time need not be that of its first sample, so the block is packed here. */
  private static SampleBlock block(List<Sample> samples, long baseTimeMs, int bytes) {
    ByteBuffer out = ByteBuffer.allocate(bytes);
    for (Sample sample : samples) {
      out.putShort((short) (sample.machineTimeMs() - baseTimeMs)).put((byte) sample.kindCode());
      out.putShort((short) sample.payload().length).put(sample.payload());
    }
    long firstSeq = samples.isEmpty() ? 1 : samples.getFirst().seq();
    SampleBlock block = SampleBlock.parse(firstSeq, baseTimeMs, samples.size(), out.array());
    if (block == null) {
      throw new IllegalArgumentException("samples");
    }
    return block;
  }

  private static byte[] payload(int kindCode, JsonObject sample) {
    return switch (SampleKind.ofCode(kindCode)) {
      case FTMS -> {
        byte[] value = RmpText.parseBytes(sample.getString("value"));
        int uuid16 = RmpText.parseUuid16(sample.getString("uuid16"));
        yield ByteBuffer.allocate(2 + value.length).putShort((short) uuid16).put(value).array();
      }
      case STRENGTH_REP, STRENGTH_SET, MACHINE_STATE, DIAGNOSTICS ->
          sample.getJsonObject("payload").toString().getBytes(UTF_8);
      case MEMBER_TAG -> {
        JsonObject tag = sample.getJsonObject("payload");
        byte[] mac = RmpText.parseBytes(tag.getString("mac"));
        byte kind = (byte) tag.getInt("credentialKind");
        yield ByteBuffer.allocate(1 + mac.length).put(kind).put(mac).array();
      }
      case SIGN_OUT -> new byte[0];
      case LOST_RANGE -> {
        JsonObject range = sample.getJsonObject("payload");
        yield ByteBuffer.allocate(17)
            .putLong(RmpText.parseU64(range.getString("fromSeq")))
            .putLong(RmpText.parseU64(range.getString("throughSeq")))
            .put((byte) range.getInt("cause"))
            .array();
      }
      case null -> RmpText.parseBytes(((JsonString) sample.get("payload")).getString());
    };
  }
}
