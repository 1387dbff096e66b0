package io.repstream.api.workout.layer;

import com.github.f4b6a3.uuid.UuidCreator;
import io.repstream.api.workout.layer.WorkoutLayer.By;
import io.repstream.api.workout.layer.WorkoutLayer.MergedInto;
import io.repstream.common.clock.WallClock;
import io.repstream.common.id.MemberId;
import io.repstream.common.id.WorkoutId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Changes layers, one after another for each workout. Safe for all threads; calls may block. */
@ApplicationScoped
public class WorkoutLayers {
  /** Only the member's own devices change a layer, and not all at once. */
  private static final int MOST_TRIES = 10;

  private final WorkoutLayerStore store;
  private final WallClock clock = WallClock.system();

  @Inject
  public WorkoutLayers(WorkoutLayerStore store) {
    this.store = store;
  }

  /** What became of the wish to correct. */
  public sealed interface Corrected {
    /** It holds. */
    record Done(Correction correction) implements Corrected {}

    /** There are as many as a workout may have. */
    record TooMany() implements Corrected {}
  }

  /** Puts a correction over a workout. */
  public Corrected correct(
      WorkoutId id, MemberId member, Changes changes, @Nullable String reason) {
    Correction correction =
        new Correction(
            UuidCreator.getTimeOrderedEpoch().toString(), member, now(), reason, changes, null);
    boolean done =
        change(
                id,
                member,
                layer ->
                    layer.corrections().size() < WorkoutLayer.MOST_CORRECTIONS
                        ? Optional.of(layer.with(correction))
                        : Optional.empty())
            .isPresent();
    return done ? new Corrected.Done(correction) : new Corrected.TooMany();
  }

  /** Takes a correction away. Answers whether there was one that stood. */
  public boolean withdraw(WorkoutId id, MemberId member, String correctionId) {
    return change(id, member, layer -> layer.without(correctionId, now())).isPresent();
  }

  /** Shows one workout instead of another. */
  public void merge(WorkoutId hidden, WorkoutId shown, MemberId member, By by) {
    MergedInto into = new MergedInto(shown, by, now());
    change(hidden, member, layer -> Optional.of(layer.merged(into, into.at())));
    change(shown, member, layer -> Optional.of(layer.touched(now())));
  }

  /** Shows a workout again that was merged. Answers whether it was. */
  public boolean separate(WorkoutId hidden, WorkoutId shown, MemberId member) {
    boolean was =
        change(
                hidden,
                member,
                layer -> {
                  MergedInto into = layer.mergedInto();
                  return into != null && into.workoutId().equals(shown)
                      ? Optional.of(layer.merged(null, now()))
                      : Optional.empty();
                })
            .isPresent();
    if (was) {
      change(shown, member, layer -> Optional.of(layer.touched(now())));
    }
    return was;
  }

  private Optional<WorkoutLayer> change(
      WorkoutId id, MemberId member, Function<WorkoutLayer, Optional<WorkoutLayer>> step) {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      WorkoutLayer stored =
          store.of(List.of(id)).stream().findFirst().orElse(WorkoutLayer.none(id, member));
      Optional<WorkoutLayer> next = step.apply(stored);
      if (next.isEmpty() || store.put(next.get())) {
        return next;
      }
    }
    throw new IllegalStateException("layer " + id + " changed at each of many tries");
  }

  /** Stores keep milliseconds. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
