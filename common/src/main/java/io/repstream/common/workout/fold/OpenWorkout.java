package io.repstream.common.workout.fold;

import io.repstream.common.ftms.control.TrainingState;
import io.repstream.common.id.BootId;
import io.repstream.common.id.WorkoutId;
import io.repstream.common.machine.MachineType;
import io.repstream.common.strength.Calibration;
import io.repstream.common.strength.StrengthReading;
import io.repstream.common.workout.Evidence;
import io.repstream.common.workout.RestartPoint;
import io.repstream.common.workout.SignIn;
import io.repstream.common.workout.figure.Totals;
import io.repstream.common.workout.figure.Totals.Measured;
import io.repstream.common.workout.figure.Totals.Motion;
import io.repstream.common.workout.part.Course;
import io.repstream.common.workout.part.WorkoutParts;
import org.jspecify.annotations.Nullable;

/**
 * The workout under way: what it amounts to up to the latest sample, and up to the last motion,
 * which is where it ends if the machine stays at rest. For one thread.
 */
final class OpenWorkout {
  private final WorkoutId id;
  private final @Nullable SignIn signIn;
  private final long startMs;
  private final RestartPoint restart;
  private final Course course;
  private @Nullable MachineType machineType;
  private Totals totals = Totals.NONE;
  private Evidence evidence = Evidence.NONE;
  private Settled settled;
  private long quietMs;
  private boolean movedSinceSettling;

  /** What the workout amounted to at its last motion. */
  private record Settled(Totals totals, Evidence evidence, long atMs) {}

  /**
   * @param restart where to begin when it is to be folded again
   */
  OpenWorkout(WorkoutId id, @Nullable SignIn signIn, long startMs, RestartPoint restart) {
    this.id = id;
    this.signIn = signIn;
    this.startMs = startMs;
    this.restart = restart;
    this.course = new Course(startMs);
    this.settled = new Settled(Totals.NONE, Evidence.NONE, startMs);
  }

  WorkoutId id() {
    return id;
  }

  @Nullable SignIn signIn() {
    return signIn;
  }

  long startMs() {
    return startMs;
  }

  RestartPoint restart() {
    return restart;
  }

  @Nullable MachineType machineType() {
    return machineType;
  }

  WorkoutParts parts(Calibration calibration, Totals ended) {
    return course.parts(calibration, ended.energy());
  }

  Totals totals() {
    return totals;
  }

  Evidence evidence() {
    return evidence;
  }

  Totals settledTotals() {
    return settled.totals();
  }

  Evidence settledEvidence() {
    return settled.evidence();
  }

  /** Sample time of the last motion. */
  long lastMotionMs() {
    return settled.atMs();
  }

  /** For how long samples have come without motion. */
  long quietMs() {
    return quietMs;
  }

  /** Time has passed of which every sample is known. */
  void rest(long durationMs) {
    quietMs += durationMs;
  }

  /**
   * A measurement.
   *
   * @param training what the machine says of the training that it runs; null where it does not
   */
  void measure(Measured measured, long timeMs, @Nullable TrainingState training) {
    totals = totals.plus(measured);
    course.measure(measured, timeMs, totals.meters(), training);
    machineType = measured.reading().machineType();
    if (measured.motion() == Motion.MOVING) {
      moved();
    }
  }

  /**
   * A repetition or a set.
   *
   * @param intervalMs the time that it speaks for; 0 where the sample before lies too far back
   * @param sinceMs since the sample before
   */
  void lift(StrengthReading reading, long intervalMs, long sinceMs, long timeMs) {
    long tookMs = intervalMs > 0 ? intervalMs : Math.min(sinceMs, course.newMs(reading));
    totals = totals.plusMotion(tookMs);
    course.lift(reading, tookMs, timeMs);
    machineType = MachineType.STRENGTH;
    moved();
  }

  /** The sample at hand, after what it says was taken in. */
  void count(BootId bootId, long seq, long timeMs) {
    evidence = evidence.plus(bootId, seq);
    settle(timeMs);
  }

  /** Remembers the moment if there was motion since the last one. */
  void settle(long timeMs) {
    if (movedSinceSettling) {
      settled = new Settled(totals, evidence, timeMs);
      movedSinceSettling = false;
    }
  }

  private void moved() {
    quietMs = 0;
    movedSinceSettling = true;
  }
}
