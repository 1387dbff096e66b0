package io.repstream.api.workout;

import io.repstream.api.platform.cache.AnswerCache;
import io.repstream.common.id.MemberId;
import io.repstream.common.id.WorkoutId;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Tells the cache whose workouts a fold changed, once that is stored. */
@Decorator
@Priority(1)
public abstract class AnnouncedWorkouts implements WorkoutStore {
  private final WorkoutStore store;
  private final AnswerCache answers;

  @Inject
  protected AnnouncedWorkouts(@Delegate WorkoutStore store, AnswerCache answers) {
    this.store = store;
    this.answers = answers;
  }

  @Override
  public Set<WorkoutId> apply(Collection<WorkoutChange> changes) {
    List<WorkoutId> leaving =
        changes.stream()
            .filter(WorkoutChange.Remove.class::isInstance)
            .map(WorkoutChange::id)
            .toList();
    Stream<WorkoutRecord> left = leaving.isEmpty() ? Stream.empty() : store.byIds(leaving).stream();
    Set<MemberId> members = new HashSet<>();
    Stream.concat(left, changes.stream().flatMap(AnnouncedWorkouts::written))
        .map(WorkoutRecord::memberId)
        .filter(Objects::nonNull)
        .forEach(members::add);
    Set<WorkoutId> refused = store.apply(changes);
    if (!members.isEmpty()) {
      answers.changed(members);
    }
    return refused;
  }

  private static Stream<WorkoutRecord> written(WorkoutChange change) {
    return switch (change) {
      case WorkoutChange.Add(WorkoutRecord workout) -> Stream.of(workout);
      case WorkoutChange.Replace(WorkoutRecord workout) -> Stream.of(workout);
      case WorkoutChange.Remove _ -> Stream.empty();
    };
  }
}
