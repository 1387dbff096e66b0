package io.repstream.api.ingest.track;

import io.repstream.common.id.MachineId;
import io.repstream.common.workout.MachineReading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * Lets tracks learn of sign-ins and how they are read: asks for hints once a second for the
 * machines in hand, all in one round trip, and for the records where the hint changed. Hints may be
 * lost, so the records of machines in hand are read now and then without one. For one thread.
 */
public final class SignInWatch {
  private static final long HINT_EVERY_MS = Duration.ofSeconds(1).toMillis();
  private static final long READ_EVERY_MS = Duration.ofSeconds(30).toMillis();

  private final SignInSource source;
  private final Function<MachineId, MachineReading> readings;
  private final Map<MachineId, Known> known = new HashMap<>();

  public SignInWatch(SignInSource source, Function<MachineId, MachineReading> readings) {
    this.source = source;
    this.readings = readings;
  }

  /** What is known of a machine's sign-ins. */
  private record Known(String mark, long hintedAtMs, long readAtMs) {}

  public void refresh(Collection<MachineTrack> inHand, long nowMs) {
    List<MachineTrack> due = new ArrayList<>();
    for (MachineTrack track : inHand) {
      Known last = known.get(track.machineId());
      if (last == null || nowMs - last.hintedAtMs() >= HINT_EVERY_MS) {
        due.add(track);
      }
    }
    if (due.isEmpty()) {
      return;
    }
    Map<MachineId, String> marks = source.marks(due.stream().map(MachineTrack::machineId).toList());
    for (MachineTrack track : due) {
      refresh(track, marks.getOrDefault(track.machineId(), ""), nowMs);
    }
  }

  public void retain(Set<MachineId> machineIds) {
    known.keySet().retainAll(machineIds);
  }

  public void clear() {
    known.clear();
  }

  private void refresh(MachineTrack track, String mark, long nowMs) {
    Known last = known.get(track.machineId());
    boolean read =
        last == null
            || !Objects.equals(last.mark(), mark)
            || nowMs - last.readAtMs() >= READ_EVERY_MS;
    if (read) {
      // The hint was read before the records: what comes in between is hinted again.
      track.learn(source.since(track.machineId(), track.signInsSince()));
      track.learn(readings.apply(track.machineId()));
    }
    known.put(
        track.machineId(), new Known(mark, nowMs, read || last == null ? nowMs : last.readAtMs()));
  }
}
