package io.repstream.api.ingest.decode;

import io.repstream.api.ingest.track.MachineReadings;
import io.repstream.api.ingest.track.SignInSource;
import io.repstream.api.ingest.track.WorkoutRefold;
import io.repstream.api.sample.SampleStore;
import io.repstream.api.workout.WorkoutChange;
import io.repstream.api.workout.WorkoutRecord;
import io.repstream.api.workout.WorkoutStore;
import io.repstream.common.clock.WallClock;
import io.repstream.common.id.WorkoutId;
import io.repstream.common.workout.Workout;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Decodes stored workouts again. Safe for all threads; calls may block. */
@ApplicationScoped
public class Redecoder {
  private static final int MOST_ATTEMPTS = 3;

  private final WorkoutStore workouts;
  private final DecodingStore decodings;
  private final WorkoutRefold refold;
  private final WallClock clock = WallClock.system();

  @Inject
  public Redecoder(
      WorkoutStore workouts,
      DecodingStore decodings,
      SampleStore samples,
      SignInSource signIns,
      MachineReadings readings) {
    this.workouts = workouts;
    this.decodings = decodings;
    this.refold = new WorkoutRefold(samples, signIns, readings::of);
  }

  /** What came of it. */
  public sealed interface Outcome {
    /** It has a new version. */
    record Changed(WorkoutDecoding decoding) implements Outcome {}

    /** It reads the same as before, and stays as it is. */
    record Same() implements Outcome {}

    /** Its raw bytes are not kept any more. */
    record RawExpired() implements Outcome {}

    /** It goes on, or changes all the time: ingest is at it itself. */
    record UnderWay() implements Outcome {}
  }

  /** Decodes a workout; what is stored once this returns bears repetition. */
  public Outcome decode(WorkoutId id) {
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      Optional<WorkoutRecord> stored = workouts.byId(id);
      if (stored.isEmpty()) {
        return new Outcome.Same();
      }
      Optional<Outcome> outcome = decode(stored.get());
      if (outcome.isPresent()) {
        return outcome.get();
      }
    }
    return new Outcome.UnderWay();
  }

  /** Empty where somebody else was faster. */
  private Optional<Outcome> decode(WorkoutRecord stored) {
    if (stored.state() == Workout.State.ACTIVE) {
      return Optional.of(new Outcome.UnderWay());
    }
    return switch (refold.fold(stored)) {
      case WorkoutRefold.Result.RawExpired _ -> Optional.of(new Outcome.RawExpired());
      // What it became is for the worker to say, who sees the machine's whole past.
      case WorkoutRefold.Result.Vanished _ -> Optional.of(new Outcome.Same());
      case WorkoutRefold.Result.Folded(WorkoutRecord next) ->
          next.saysTheSame(stored) ? Optional.of(new Outcome.Same()) : replace(stored, next);
    };
  }

  private Optional<Outcome> replace(WorkoutRecord stored, WorkoutRecord next) {
    if (!workouts.apply(List.of(new WorkoutChange.Replace(next))).isEmpty()) {
      return Optional.empty();
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    WorkoutDecoding decoding = WorkoutDecoding.of(stored, next, now);
    decodings.add(decoding);
    return Optional.of(new Outcome.Changed(decoding));
  }
}
