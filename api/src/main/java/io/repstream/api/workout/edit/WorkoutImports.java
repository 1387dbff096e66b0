package io.repstream.api.workout.edit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.repstream.api.workout.activity.Activity;
import io.repstream.api.workout.activity.ActivityFile;
import io.repstream.api.workout.added.AddedWorkout;
import io.repstream.api.workout.added.AddedWorkouts;
import io.repstream.api.workout.added.Originals;
import io.repstream.api.workout.deletion.TombstoneStore;
import io.repstream.api.workout.member.MemberWorkout;
import io.repstream.api.workout.member.MemberWorkouts;
import io.repstream.common.clock.WallClock;
import io.repstream.common.id.MemberId;
import io.repstream.common.id.WorkoutId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * Makes workouts of files. The id is a hash of member and content, so the same file is the same
 * workout however often and from however many devices it comes. Safe for all threads; calls may
 * block.
 */
@ApplicationScoped
public class WorkoutImports {
  /** Clocks of devices are wrong, but not by more than this. */
  private static final Duration MOST_AHEAD = Duration.ofDays(1);

  private final AddedWorkouts added;
  private final MemberWorkouts workouts;
  private final TombstoneStore tombstones;
  private final Duplicates duplicates;
  private final WallClock clock = WallClock.system();

  @Inject
  public WorkoutImports(
      AddedWorkouts added,
      MemberWorkouts workouts,
      TombstoneStore tombstones,
      Duplicates duplicates) {
    this.added = added;
    this.workouts = workouts;
    this.tombstones = tombstones;
    this.duplicates = duplicates;
  }

  /** What became of a file. */
  sealed interface Imported {
    /** A workout, perhaps merged into one that was there. */
    record New(MemberWorkout workout) implements Imported {}

    /** It was imported before. */
    record Known(MemberWorkout workout) implements Imported {}

    /** It tells of no workout. */
    record Unreadable(String fault) implements Imported {}
  }

  /** Imports a file; one that was deleted comes back. May be repeated after a failure. */
  Imported take(MemberId member, byte[] file) {
    return switch (ActivityFile.read(file)) {
      case ActivityFile.Unreadable(String fault) -> new Imported.Unreadable(fault);
      case ActivityFile.Legible(Activity activity)
          when activity.endedAt().isAfter(clock.instant().plus(MOST_AHEAD)) ->
          new Imported.Unreadable("it lies in the future");
      case ActivityFile.Legible(Activity activity) -> keep(member, activity, file);
    };
  }

  private Imported keep(MemberId member, Activity activity, byte[] file) {
    WorkoutId id = id(member, file);
    boolean wasDeleted = !tombstones.among(List.of(id)).isEmpty();
    boolean isNew =
        added.keep(
            new AddedWorkout(
                id,
                member,
                activity.machineType(),
                activity.startedAt(),
                activity.endedAt(),
                activity.figures(),
                activity.parts(),
                Originals.describe(activity.format(), file),
                now()),
            file);
    if (wasDeleted) {
      tombstones.remove(id);
    }
    duplicates.settle(find(member, id));
    MemberWorkout workout = find(member, id);
    return isNew ? new Imported.New(workout) : new Imported.Known(workout);
  }

  private MemberWorkout find(MemberId member, WorkoutId id) {
    return workouts
        .find(member, id)
        .orElseThrow(() -> new IllegalStateException("workout " + id + " was deleted meanwhile"));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static WorkoutId id(MemberId member, byte[] file) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(("import/1/" + member + "/").getBytes(UTF_8));
      ByteBuffer hash = ByteBuffer.wrap(sha256.digest(file));
      // UUID version 8: the layout is our own.
      long high = (hash.getLong() & ~0xF000L) | 0x8000L;
      long low = (hash.getLong() >>> 2) | 0x8000_0000_0000_0000L;
      return new WorkoutId(new UUID(high, low));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JVM has SHA-256", impossible);
    }
  }
}
