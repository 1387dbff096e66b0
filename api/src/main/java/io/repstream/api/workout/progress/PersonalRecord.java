package io.repstream.api.workout.progress;

import io.repstream.api.workout.member.MemberWorkout;
import io.repstream.common.id.MachineId;
import io.repstream.common.machine.MachineType;
import io.repstream.common.strength.LoadClass;
import io.repstream.common.strength.LoadUnit;
import io.repstream.common.strength.StrengthSet;
import io.repstream.common.workout.part.Lap;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A member's best in something. */
@Schema(name = "PersonalRecord", description = "The best of a member's workouts in something")
public record PersonalRecord(
    Kind kind,
    @Schema(description = "On what kind of machine") @Nullable MachineType machineType,
    @Schema(description = "Of the catalogue, else the machine's own", example = "bench-press")
        @Nullable String exerciseId,
    @Schema(description = "Loads compare within a class only") @Nullable LoadClass loadClass,
    @Schema(description = "In the unit that the kind names", example = "98.4") double value,
    String workoutId,
    Instant at) {
  private static final double MS = 1_000;

  /** More repetitions say more of endurance than of strength. */
  private static final int MOST_REPS = 12;

  private static final double EPLEY = 30;

  /** Machines measure once a second, so that a lap ends a little late and the next is short. */
  private static final double LAP_TOLERANCE = 0.05;

  /** What is best. */
  public enum Kind {
    /** Metres in one workout. */
    LONGEST_DISTANCE_METERS,
    /** Seconds in motion in one workout. */
    LONGEST_TIME_SECONDS,
    /** Seconds for one lap: rower 500 m, bike 5 km, others 1 km. */
    FASTEST_LAP_SECONDS,
    /** One repetition, estimated from a set of at most twelve (Epley), in kilograms. */
    ESTIMATED_ONE_REP_MAX_KILOGRAMS
  }

  /** The records among workouts, one for each kind, machine type, exercise and class. */
  static List<PersonalRecord> of(List<MemberWorkout> workouts) {
    Map<String, PersonalRecord> best = new TreeMap<>();
    for (MemberWorkout workout : workouts) {
      Double meters = workout.figures().distanceMeters();
      if (meters != null && meters > 0) {
        offer(best, endurance(workout, Kind.LONGEST_DISTANCE_METERS, meters));
      }
      double seconds = workout.figures().activeMs() / MS;
      offer(best, endurance(workout, Kind.LONGEST_TIME_SECONDS, seconds));
      for (Lap lap : workout.parts().laps()) {
        if (isRound(lap, workout.machineType())) {
          double took = (lap.endMs() - lap.startMs()) / MS;
          offer(best, endurance(workout, Kind.FASTEST_LAP_SECONDS, took));
        }
      }
      workout.parts().sets().forEach(set -> offer(best, strength(workout, set)));
    }
    return List.copyOf(best.values());
  }

  /** A lap over a hole is longer, and other makers cut laps where they like: neither compares. */
  private static boolean isRound(Lap lap, @Nullable MachineType machineType) {
    Double meters = lap.distanceMeters();
    if (lap.trigger() != Lap.Trigger.DISTANCE || machineType == null || meters == null) {
      return false;
    }
    double round = Lap.roundMeters(machineType);
    return Math.abs(meters - round) <= round * LAP_TOLERANCE;
  }

  private static void offer(Map<String, PersonalRecord> best, @Nullable PersonalRecord candidate) {
    if (candidate != null) {
      best.merge(candidate.subject(), candidate, PersonalRecord::better);
    }
  }

  private static PersonalRecord endurance(MemberWorkout workout, Kind kind, double value) {
    return new PersonalRecord(
        kind,
        workout.machineType(),
        null,
        null,
        value,
        workout.id().toString(),
        workout.startedAt());
  }

  private static @Nullable PersonalRecord strength(MemberWorkout workout, StrengthSet set) {
    Double newtons = set.loadNewtons();
    if (newtons == null || newtons <= 0 || set.repCount() < 1 || set.repCount() > MOST_REPS) {
      return null;
    }
    double kilograms = newtons / LoadUnit.KG.newtons();
    double oneRep = set.repCount() == 1 ? kilograms : kilograms * (1 + set.repCount() / EPLEY);
    String exercise = set.exerciseId();
    return new PersonalRecord(
        Kind.ESTIMATED_ONE_REP_MAX_KILOGRAMS,
        MachineType.STRENGTH,
        exercise == null ? ownName(workout) : exercise,
        set.loadClass(),
        oneRep,
        workout.id().toString(),
        Instant.ofEpochMilli(set.endMs()));
  }

  /** Without a name, what is lifted at a machine compares with what is lifted there. */
  private static @Nullable String ownName(MemberWorkout workout) {
    MachineId machine = workout.machineId();
    return machine == null ? null : machine.value();
  }

  /** What it is a record in. */
  String subject() {
    return kind + "/" + machineType + "/" + exerciseId + "/" + loadClass;
  }

  /** Whether it is better than one of the same subject. */
  boolean beats(PersonalRecord other) {
    return kind == Kind.FASTEST_LAP_SECONDS ? value < other.value : value > other.value;
  }

  /** Of two that are equal the first one stands. */
  private PersonalRecord better(PersonalRecord other) {
    boolean isFirstOfEquals = !other.beats(this) && !other.at.isBefore(at);
    return beats(other) || isFirstOfEquals ? this : other;
  }
}
