package io.repstream.api.ingest.track;

import io.repstream.common.machine.MachineState;
import io.repstream.common.machine.StateReason;
import io.repstream.common.redis.LiveFigures;
import io.repstream.common.workout.Position;
import io.repstream.common.workout.Workout;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the floor shows of one machine, which never goes back to an earlier sample. For one thread.
 */
public final class FloorView {
  private @Nullable LiveFigures shown;

  /**
   * @param shown what another worker showed last
   */
  public FloorView(Optional<LiveFigures> shown) {
    this.shown = shown.orElse(null);
  }

  /** What is to be shown now, if that is something else. */
  public Optional<LiveFigures> next(MachineTrack track) {
    Position last = track.fold().position();
    if (last == null || isOlder(last)) {
      return Optional.empty();
    }
    LiveFigures next = figures(track, last);
    if (next.equals(shown)) {
      return Optional.empty();
    }
    shown = next;
    return Optional.of(next);
  }

  private boolean isOlder(Position last) {
    LiveFigures now = shown;
    if (now == null) {
      return false;
    }
    return now.bootId().equals(last.bootId().toString())
        ? last.seq() < now.seq()
        : last.timeMs() < now.asOfMs();
  }

  private LiveFigures figures(MachineTrack track, Position last) {
    Optional<Workout> underWay = track.underWay();
    MachineState state = state(track);
    boolean fault = state == MachineState.OUT_OF_ORDER;
    return new LiveFigures(
        LiveFigures.VERSION,
        state,
        fault ? StateReason.REPORTED_FAULT : null,
        FloorFigures.of(track.fold().latestReading(), underWay),
        underWay.map(workout -> track.storedId(workout.id()).toString()).orElse(null),
        track.signedIn().map(MemberSignIn::alias).orElse(null),
        last.timeMs(),
        sinceMs(state, track, last),
        last.bootId().toString(),
        last.seq());
  }

  private static MachineState state(MachineTrack track) {
    if (track.reported() == MachineState.OUT_OF_ORDER) {
      return MachineState.OUT_OF_ORDER;
    }
    return switch (track.use()) {
      case IDLE -> MachineState.IDLE;
      case MOVING -> MachineState.IN_USE;
      case RESTING -> MachineState.PAUSED;
    };
  }

  private long sinceMs(MachineState state, MachineTrack track, Position last) {
    LiveFigures before = shown;
    if (before != null && before.state() == state) {
      return before.sinceMs();
    }
    return state == MachineState.IDLE ? track.lookMs() : last.timeMs();
  }
}
