package io.repstream.gateway.codec.text;

import io.repstream.common.rmp.RmpText;
import io.repstream.common.telemetry.SampleBlock;
import io.repstream.common.telemetry.SampleKind;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Samples as JSON. A payload of a kind that this version does not know is base64url, so that
 * nothing is lost on the way. Holds no state.
 */
final class SampleText {
  private static final int TAG_BYTES = 32;
  private static final int MAX_PAYLOAD_BYTES = 0xFFFF;

  private SampleText() {}

  /** Packs samples into the bytes that a {@link SampleBlock} is made of. */
  static byte[] pack(JsonArray samples) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(packed)) {
      for (JsonValue value : samples) {
        Members sample = Members.of(value);
        int kindCode = sample.u8("kind");
        byte[] payload = payload(kindCode, sample);
        if (payload.length > MAX_PAYLOAD_BYTES) {
          throw new IllegalArgumentException("payload above u16");
        }
        out.writeShort(sample.u16("dtMs"));
        out.writeByte(kindCode);
        out.writeShort(payload.length);
        out.write(payload);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return packed.toByteArray();
  }

  private static byte[] payload(int kindCode, Members sample) {
    @Nullable SampleKind kind = SampleKind.ofCode(kindCode);
    if (kind == null) {
      return sample.bytes("payload");
    }
    return switch (kind) {
      case FTMS -> ftms(RmpText.parseUuid16(sample.text("uuid16")), sample.bytes("value"));
      case STRENGTH_REP, STRENGTH_SET, MACHINE_STATE, DIAGNOSTICS ->
          JsonText.utf8(inner(sample).object());
      case MEMBER_TAG -> memberTag(inner(sample));
      case SIGN_OUT -> new byte[0];
      case LOST_RANGE -> lostRange(inner(sample));
    };
  }

  private static Members inner(Members sample) {
    return Members.of(sample.value("payload"));
  }

  private static byte[] ftms(int uuid16, byte[] value) {
    return ByteBuffer.allocate(2 + value.length).putShort((short) uuid16).put(value).array();
  }

  private static byte[] memberTag(Members tag) {
    return ByteBuffer.allocate(1 + TAG_BYTES)
        .put((byte) tag.u8("credentialKind"))
        .put(tag.bytes("mac", TAG_BYTES))
        .array();
  }

  private static byte[] lostRange(Members range) {
    return ByteBuffer.allocate(8 + 8 + 1)
        .putLong(range.u64("fromSeq"))
        .putLong(range.u64("throughSeq"))
        .put((byte) range.u8("cause"))
        .array();
  }

  /** Writes the samples of a block. */
  static JsonArrayBuilder unpack(SampleBlock block) {
    JsonArrayBuilder samples = JsonText.builders().createArrayBuilder();
    block.forEach(
        (seq, timeMs, kindCode, payload) -> {
          JsonObjectBuilder sample = JsonText.builders().createObjectBuilder();
          sample.add("dtMs", timeMs - block.baseTimeMs()).add("kind", kindCode);
          addPayload(sample, SampleKind.ofCode(kindCode), payload);
          samples.add(sample);
        });
    return samples;
  }

  private static void addPayload(
      JsonObjectBuilder sample, @Nullable SampleKind kind, ByteBuffer payload) {
    if (kind == SampleKind.FTMS && payload.remaining() >= 2) {
      sample.add("uuid16", RmpText.uuid16(payload.getShort()));
      sample.add("value", RmpText.bytes(rest(payload)));
    } else if (kind == SampleKind.MEMBER_TAG && payload.remaining() == 1 + TAG_BYTES) {
      JsonObjectBuilder tag = JsonText.builders().createObjectBuilder();
      tag.add("credentialKind", payload.get() & 0xFF).add("mac", RmpText.bytes(rest(payload)));
      sample.add("payload", tag);
    } else if (kind == SampleKind.LOST_RANGE && payload.remaining() == 17) {
      JsonObjectBuilder range = JsonText.builders().createObjectBuilder();
      range.add("fromSeq", RmpText.u64(payload.getLong()));
      range.add("throughSeq", RmpText.u64(payload.getLong()));
      sample.add("payload", range.add("cause", payload.get() & 0xFF));
    } else if (kind != SampleKind.SIGN_OUT) {
      addEmbedded(sample, "payload", rest(payload));
    }
  }

  /** Adds JSON as what it is, and anything else as base64url. */
  static void addEmbedded(JsonObjectBuilder object, String name, byte[] bytes) {
    JsonObject embedded;
    try {
      embedded = JsonText.parse(ByteBuffer.wrap(bytes));
    } catch (IllegalArgumentException notJson) {
      object.add(name, RmpText.bytes(bytes));
      return;
    }
    object.add(name, embedded);
  }

  private static byte[] rest(ByteBuffer in) {
    byte[] bytes = new byte[in.remaining()];
    in.get(bytes);
    return bytes;
  }
}
