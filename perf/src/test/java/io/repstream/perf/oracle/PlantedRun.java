package io.repstream.perf.oracle;

import io.repstream.perf.oracle.LedgerContents.Acked;
import io.repstream.perf.oracle.LedgerContents.Mark;
import io.repstream.perf.oracle.Oracle.Workouts;
import io.repstream.perf.oracle.StoredContents.Range;
import io.repstream.perf.oracle.StoredContents.Sample;
import io.repstream.perf.oracle.StoredContents.Workout;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A run without a fault: one bike, 20 seconds, 3 m and every fourth second a kilocalorie, a
 * sign-out. Tests plant what must be found.
 */
final class PlantedRun {
  static final MachineBoot BOOT = new MachineBoot("bike", "boot-1");
  static final int RIDDEN = 20;
  static final long LAST = RIDDEN + 1;
  private static final int FTMS = 1;
  private static final int SIGN_OUT = 5;

  final NavigableMap<Long, LedgerContents.Sample> ledger = new TreeMap<>();
  final List<Mark> marks = new ArrayList<>();
  final NavigableMap<Long, List<Sample>> stored = new TreeMap<>();
  final List<Workout> workouts = new ArrayList<>();
  final Map<MachineBoot, Long> durable = new HashMap<>();
  long deadLetters;

  PlantedRun() {
    for (long seq = 1; seq <= LAST; seq++) {
      measure(seq, Acked.YES);
      store(seq);
    }
    marks.add(new Mark(BOOT, 0, "WELCOME"));
    marks.add(new Mark(BOOT, 7, "ACK"));
    marks.add(new Mark(BOOT, LAST, "ACK"));
    durable.put(BOOT, LAST);
    workouts.add(workout("w", "COMPLETED", 60, 5, LAST));
  }

  void measure(long seq, Acked acked) {
    ledger.put(seq, new LedgerContents.Sample(kind(seq), payload(seq), acked));
  }

  void store(long seq) {
    store(seq, payload(seq), seq / 256);
  }

  void store(long seq, ByteBuffer raw, long bucketNumber) {
    Sample sample =
        new Sample(1_000 * seq, kind(seq), raw, "bike/boot-1/" + bucketNumber, bucketNumber);
    stored.computeIfAbsent(seq, _ -> new ArrayList<>()).add(sample);
  }

  static Workout workout(String id, String state, double meters, double kcal, long samples) {
    return new Workout(
        id,
        BOOT.machineId(),
        state,
        meters,
        kcal,
        null,
        samples,
        List.of(new Range(BOOT.bootId(), 1, LAST)));
  }

  Verdict judge() {
    return Oracle.judge(
        new LedgerContents(new TreeMap<>(Map.of(BOOT, ledger)), marks, 0),
        new StoredContents(Map.of(BOOT, stored), workouts, durable, deadLetters),
        Workouts.ENDED,
        4711);
  }

  private static int kind(long seq) {
    return seq == LAST ? SIGN_OUT : FTMS;
  }

  static ByteBuffer payload(long seq) {
    return seq == LAST ? ByteBuffer.allocate(0) : bike(3 * (int) seq, (int) seq / 4);
  }

  /** Indoor bike data with speed, cadence, distance, power and energy. */
  static ByteBuffer bike(int meters, int kcal) {
    byte[] bytes = {
      0x2A,
      (byte) 0xD2,
      0x54,
      0x01,
      0x38,
      0x04,
      (byte) 0xB4,
      0x00,
      (byte) meters,
      (byte) (meters >> 8),
      (byte) (meters >> 16),
      (byte) 0x96,
      0x00,
      (byte) kcal,
      (byte) (kcal >> 8),
      (byte) 0xFF,
      (byte) 0xFF,
      (byte) 0xFF
    };
    return ByteBuffer.wrap(bytes);
  }
}
