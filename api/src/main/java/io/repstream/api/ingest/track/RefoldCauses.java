package io.repstream.api.ingest.track;

import io.repstream.common.id.BootId;
import io.repstream.common.workout.FoldRules;
import io.repstream.common.workout.RestartPoint;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Why a machine has to be folded again, and from which places that may begin. For one thread. */
final class RefoldCauses {
  private final Map<BootId, Long> lowestLateSeqs = new HashMap<>();
  private long signInChangeMs = Long.MAX_VALUE;
  private long clockChangeMs = Long.MAX_VALUE;
  private boolean outdated;

  /** A sample came that belongs before one that is folded. */
  void lateSample(BootId bootId, long seq) {
    lowestLateSeqs.merge(bootId, seq, Math::min);
  }

  /** The sign-ins differ from some moment on that is folded. */
  void signInChange(long fromMs) {
    signInChangeMs = Math.min(signInChangeMs, fromMs);
  }

  /** A boot's samples have moved in time; it began or begins at this moment. */
  void clockChange(long startMs) {
    clockChangeMs = Math.min(clockChangeMs, startMs);
  }

  /** Somebody else wrote; what is in memory may miss it. */
  void outdated() {
    outdated = true;
  }

  boolean isEmpty() {
    return !outdated
        && lowestLateSeqs.isEmpty()
        && signInChangeMs == Long.MAX_VALUE
        && clockChangeMs == Long.MAX_VALUE;
  }

  void clear() {
    lowestLateSeqs.clear();
    signInChangeMs = Long.MAX_VALUE;
    clockChangeMs = Long.MAX_VALUE;
    outdated = false;
  }

  /** Whether nothing of all this touches what lies before a place. */
  boolean spare(RestartPoint place, ToLongFunction<BootId> bootStartMs, FoldRules rules) {
    boolean beforeClockChange =
        place.position() == null || place.position().timeMs() < clockChangeMs;
    return beforeClockChange
        && place.outlastsSignInChange(signInChangeMs, rules)
        && lowestLateSeqs.entrySet().stream()
            .allMatch(late -> place.precedes(late.getKey(), late.getValue(), bootStartMs));
  }
}
