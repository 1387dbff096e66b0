package io.repstream.perf.conformance.machine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.repstream.common.telemetry.Sample;
import io.repstream.common.telemetry.SampleKind;
import io.repstream.perf.conformance.Clause;
import io.repstream.perf.conformance.Report;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.TreeMap;

/** Every sample of the boot that was received, and what is wrong with it. For one thread. */
final class SampleLog {
  private static final int MEMBER_TAG_BYTES = 33;
  private static final int LOST_RANGE_BYTES = 17;
  private static final int MOST_KEPT = 100_000;

  private final Report report;
  private final TreeMap<Long, Sample> kept = new TreeMap<>();
  private long durable;

  SampleLog(Report report) {
    this.report = report;
  }

  /** Up to here samples are acked, over all connections of the boot. */
  long durable() {
    return durable;
  }

  void acked(long through) {
    durable = Math.max(durable, through);
  }

  void newBoot() {
    kept.clear();
    durable = 0;
  }

  /** Takes a sample that was expected, or comes again. */
  void take(Sample sample, long expected) {
    Sample before = kept.get(sample.seq());
    if (before == null) {
      judgePayload(sample, expected);
    } else {
      report.judge(
          Clause.S4,
          before.machineTimeMs() == sample.machineTimeMs()
              && before.kindCode() == sample.kindCode()
              && Arrays.equals(before.payload(), sample.payload()),
          "what came again was equal",
          "sample %d came again with another time, kind or payload".formatted(sample.seq()));
    }
    kept.put(sample.seq(), sample);
    if (kept.size() > MOST_KEPT) {
      kept.pollFirstEntry();
    }
  }

  private void judgePayload(Sample sample, long expected) {
    SampleKind kind = SampleKind.ofCode(sample.kindCode());
    if (kind == SampleKind.LOST_RANGE) {
      judgeLostRange(sample, expected);
      return;
    }
    String fault = kind == null ? "" : faultOf(kind, sample.payload());
    report.judge(
        Clause.S3,
        fault.isEmpty(),
        "every payload can be read",
        "sample %d, kind %d: %s".formatted(sample.seq(), sample.kindCode(), fault));
  }

  private static String faultOf(SampleKind kind, byte[] payload) {
    return switch (kind) {
      case FTMS ->
          payload.length > 2
              ? ""
              : "a characteristic has a uuid16 and a value; %d bytes".formatted(payload.length);
      case STRENGTH_REP, STRENGTH_SET, MACHINE_STATE, DIAGNOSTICS ->
          isObject(payload) ? "" : "no JSON object";
      case MEMBER_TAG ->
          payload.length == MEMBER_TAG_BYTES ? "" : "a tag has 33 bytes, not " + payload.length;
      case SIGN_OUT -> payload.length == 0 ? "" : "a sign-out is empty";
      case LOST_RANGE -> "";
    };
  }

  private static boolean isObject(byte[] utf8) {
    try (JsonReader reader = Json.createReader(new StringReader(new String(utf8, UTF_8)))) {
      reader.readObject();
      return true;
    } catch (JsonException notJson) {
      return false;
    }
  }

  private void judgeLostRange(Sample sample, long expected) {
    ByteBuffer payload = ByteBuffer.wrap(sample.payload());
    boolean whole = payload.remaining() == LOST_RANGE_BYTES;
    long from = whole ? payload.getLong() : 0;
    long through = whole ? payload.getLong() : 0;
    int cause = whole ? payload.get() : 0;
    report.judge(
        Clause.S2,
        whole && from <= expected && through == sample.seq() && cause >= 1 && cause <= 3,
        "%d to %d declared lost".formatted(from, through),
        "sample %d declares %d to %d, cause %d; expected was %d, and its own number is the last"
            .formatted(sample.seq(), from, through, cause, expected));
  }
}
