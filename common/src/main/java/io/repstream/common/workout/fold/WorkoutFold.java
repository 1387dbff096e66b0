package io.repstream.common.workout.fold;

import io.repstream.common.ftms.DecoderProfile;
import io.repstream.common.ftms.FragmentMerger;
import io.repstream.common.ftms.FragmentMerger.MergedRecord;
import io.repstream.common.id.MachineId;
import io.repstream.common.id.SignInId;
import io.repstream.common.strength.StrengthReading;
import io.repstream.common.telemetry.SampleKind;
import io.repstream.common.workout.FoldRules;
import io.repstream.common.workout.Position;
import io.repstream.common.workout.RestartPoint;
import io.repstream.common.workout.SignIn;
import io.repstream.common.workout.SignInTimeline;
import io.repstream.common.workout.Strength;
import io.repstream.common.workout.TimedSample;
import io.repstream.common.workout.Workout;
import io.repstream.common.workout.figure.Counters;
import io.repstream.common.workout.figure.Counters.Gain;
import io.repstream.common.workout.figure.Counters.Link;
import io.repstream.common.workout.figure.Reading;
import io.repstream.common.workout.figure.Totals.Measured;
import io.repstream.common.workout.figure.Totals.Motion;
import io.repstream.common.workout.fold.Opening.FirstMotion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Folds one machine's samples, given one after another in order of (boot start, seq) and each once,
 * to workouts.
 *
 * <p>The order is the caller's business: {@link MachineFold} checks it, {@link MachineHistory}
 * makes it. For one thread.
 */
public final class WorkoutFold {
  private final Strength strength;
  private final FoldRules rules;
  private final Opening opening;
  private final Closing closing;
  private final SteadyClock clock;
  private final MeasurementReader reader;
  private final List<Workout> ended = new ArrayList<>();

  private SignInTimeline signIns;
  private RestartPoint restart;
  private @Nullable Position last;
  private long measuredAtMs;
  private long lastEventMs;
  private Counters counters;
  private @Nullable SignInId spentSignIn;
  private @Nullable OpenWorkout open;
  private @Nullable Reading latest;

  /** A fold that has seen nothing yet. */
  public WorkoutFold(MachineId machineId, DecoderProfile profile, SignInTimeline signIns) {
    this(machineId, profile, Strength.NOT_READ, FoldRules.standard(), signIns, RestartPoint.BEGIN);
  }

  /**
   * A fold that goes on from some place.
   *
   * @param strength how strength samples are read
   * @param signIns those in force at the restart point or later
   */
  public WorkoutFold(
      MachineId machineId,
      DecoderProfile profile,
      Strength strength,
      FoldRules rules,
      SignInTimeline signIns,
      RestartPoint restart) {
    this.strength = strength;
    this.rules = rules;
    this.opening = new Opening(machineId, rules);
    this.closing = new Closing(machineId, strength.calibration(), rules, profile.version());
    this.clock = new SteadyClock(restart.clockCorrectionMs());
    this.reader = new MeasurementReader(profile, restart.training());
    this.signIns = signIns;
    this.restart = restart;
    this.last = restart.position();
    this.measuredAtMs = restart.measuredAtMs();
    this.counters = restart.counters();
    this.spentSignIn = restart.spentSignIn();
    this.lastEventMs = last == null ? Long.MIN_VALUE : last.timeMs();
  }

  /**
   * Learns of sign-ins.
   *
   * @return false where they concern what is already folded: then it takes a new fold
   */
  public boolean learn(SignInTimeline news) {
    long fromMs = signIns.firstDifferenceMs(news);
    boolean ahead = last == null || fromMs > last.timeMs();
    // What came since then without motion would have been folded the same.
    boolean idleSince = open == null && fromMs > lastEventMs;
    if (ahead || idleSince) {
      signIns = news;
      return true;
    }
    return false;
  }

  /** Takes the next sample. */
  public void accept(TimedSample sample) {
    Position before = last;
    Position here = clock.place(sample, before);
    if (before != null && !before.bootId().equals(sample.bootId())) {
      reader.forgetTraining();
    }
    boolean adjacent = before != null && before.isRightBefore(sample);
    flushStaleFragments(before, here);
    OpenWorkout workout = open;
    if (workout != null && before != null) {
      endBefore(here, workout, before, adjacent);
      if (adjacent) {
        workout.rest(here.timeMs() - before.timeMs());
      }
    }
    observe(sample, here, adjacent);
    last = here;
    if (open == null && reader.isEmpty()) {
      restart = restartAt(here);
    }
  }

  /** Hands over the workouts that have ended since the last call. */
  public List<Workout> takeEnded() {
    List<Workout> taken = List.copyOf(ended);
    ended.clear();
    return taken;
  }

  /**
   * The workout under way, as it looks at some moment if nothing more comes: it may have ended.
   *
   * @return empty where there is none, or only a touch that is no workout yet
   */
  public Optional<Workout> openAt(long timeMs) {
    OpenWorkout workout = open;
    Position here = last;
    return workout == null || here == null
        ? Optional.empty()
        : closing.close(workout, closing.at(timeMs, workout, here, signIns));
  }

  /** Whether somebody uses the machine at some moment if nothing more comes. */
  public Use useAt(long timeMs) {
    OpenWorkout workout = open;
    Position here = last;
    boolean idle =
        workout == null
            || here == null
            || closing.at(timeMs, workout, here, signIns).state() != Workout.State.ACTIVE;
    if (idle) {
      return Use.IDLE;
    }
    if (!Closing.isResting(workout)) {
      return Use.MOVING;
    }
    return closing.isTouch(workout, workout.totals()) ? Use.IDLE : Use.RESTING;
  }

  /** The latest measurement, complete or not; null before the first. */
  public @Nullable Reading latestReading() {
    return latest;
  }

  /** A decoder profile that the packets so far teach; empty where they teach nothing new. */
  public Optional<DecoderProfile> learnedProfile() {
    return reader.learned();
  }

  /** The latest sample; null before the first. */
  public @Nullable Position position() {
    return last;
  }

  /** The sign-in that has had its workout, by sign-out or by an end; null before the first. */
  public @Nullable SignInId spentSignIn() {
    return spentSignIn;
  }

  /** The latest place with nothing open. */
  public RestartPoint restart() {
    return restart;
  }

  /** Whether somebody uses a machine. */
  public enum Use {
    IDLE,
    MOVING,
    RESTING
  }

  private RestartPoint restartAt(Position place) {
    return RestartPoint.of(
        place, clock.correctionMs(), measuredAtMs, counters, spentSignIn, reader.training());
  }

  /** A record that nobody closed counts before the question whether the workout ended. */
  private void flushStaleFragments(@Nullable Position before, Position here) {
    boolean stale =
        before != null
            && !reader.isEmpty()
            && here.timeMs() - before.timeMs() > FragmentMerger.HOLD_LIMIT.toMillis();
    if (!stale) {
      return;
    }
    boolean owned = open != null;
    measure(reader.flush(), before, true);
    OpenWorkout workout = open;
    if (workout != null && owned) {
      workout.settle(before.timeMs());
    } else if (workout != null) {
      workout.count(before.bootId(), before.seq(), before.timeMs());
    }
  }

  private void endBefore(Position here, OpenWorkout workout, Position before, boolean adjacent) {
    Ending ending =
        adjacent
            ? closing.beforeNext(workout, before, signIns)
            : closing.beforeHoleEnds(workout, before, here, signIns);
    if (ending.dueMs() > here.timeMs()) {
      return;
    }
    end(workout, ending);
    if (adjacent && reader.isEmpty()) {
      // Over a hole this would be too early: what comes late into it may continue the workout.
      restart = restartAt(before);
    }
  }

  private void observe(TimedSample sample, Position here, boolean adjacent) {
    switch (SampleKind.ofCode(sample.kindCode())) {
      case FTMS -> measure(reader.read(sample.payload(), here.timeMs()), here, adjacent);
      case STRENGTH_REP, STRENGTH_SET -> lift(sample, here, adjacent);
      case SIGN_OUT -> signOut(here);
      case MEMBER_TAG, MACHINE_STATE, DIAGNOSTICS, LOST_RANGE -> {}
      case null -> {}
    }
    OpenWorkout workout = open;
    if (workout != null) {
      workout.count(here.bootId(), here.seq(), here.timeMs());
    }
  }

  private void measure(List<MergedRecord> records, Position here, boolean adjacent) {
    for (MergedRecord merged : records) {
      take(Reading.of(merged.data()), here, merged.sampleTimeMillis(), adjacent);
    }
  }

  private void take(Reading reading, Position here, long timeMs, boolean adjacent) {
    boolean owned = open != null;
    Link link = owned || adjacent ? Link.KNOWN : Link.UNKNOWN;
    long sinceMs = owned ? timeMs - measuredAtMs : 0;
    Gain gain = counters.gainTo(reading, link, sinceMs);
    boolean advanced = link == Link.KNOWN && gain.distanceMeters() > 0;
    Motion motion = reading.showsMotion() || advanced ? Motion.MOVING : Motion.STILL;
    if (motion == Motion.MOVING && open == null) {
      open(here, timeMs, timeMs, adjacent);
    }
    OpenWorkout workout = open;
    if (workout != null) {
      long fromMs = owned ? measuredAtMs : workout.startMs();
      boolean seen = adjacent || !advanced;
      workout.measure(
          new Measured(
              reading, gain, here.bootId(), here.seq(), interval(fromMs, timeMs, seen), motion),
          timeMs,
          reader.training());
    }
    // What was counted before a hole is not carried into a workout that begins after it.
    boolean fresh = !owned && link == Link.UNKNOWN;
    counters = (fresh ? Counters.UNKNOWN : counters).updatedBy(reading);
    measuredAtMs = timeMs;
    latest = reading;
    lastEventMs = motion == Motion.MOVING ? here.timeMs() : lastEventMs;
  }

  private void lift(TimedSample sample, Position here, boolean adjacent) {
    StrengthReading reading =
        strength.reader().read(sample.kindCode(), sample.payload(), here.timeMs());
    boolean owned = open != null;
    if (!owned) {
      open(here, here.timeMs(), beganMs(reading, here), adjacent);
    }
    OpenWorkout workout = open;
    if (workout != null) {
      long fromMs = owned ? measuredAtMs : workout.startMs();
      workout.lift(
          reading,
          interval(fromMs, here.timeMs(), true),
          Math.max(0, here.timeMs() - fromMs),
          here.timeMs());
    }
    measuredAtMs = here.timeMs();
    lastEventMs = here.timeMs();
  }

  /** When a repetition or a set began by its own word, but not before what was known before. */
  private long beganMs(StrengthReading reading, Position here) {
    long tookMs = Math.min(reading.durationMs(), rules.autoClose().toMillis());
    Position before = last;
    long earliestMs = before == null ? Long.MIN_VALUE : before.timeMs();
    return Math.max(earliestMs, here.timeMs() - tookMs);
  }

  /**
   * The time that a measurement speaks for. Over a hole in the samples the whole of it, if the
   * machine's count went on meanwhile; else nothing where the measurements lie too far apart.
   */
  private long interval(long fromMs, long timeMs, boolean seen) {
    long intervalMs = Math.max(0, timeMs - fromMs);
    return seen && intervalMs > rules.longestInterval().toMillis() ? 0 : intervalMs;
  }

  private void open(Position here, long timeMs, long beganMs, boolean adjacent) {
    FirstMotion motion = new FirstMotion(here, timeMs, beganMs, adjacent ? last : null);
    open = opening.begin(motion, signIns, spentSignIn, restart);
  }

  private void signOut(Position here) {
    OpenWorkout workout = open;
    if (workout != null) {
      workout.count(here.bootId(), here.seq(), here.timeMs());
      end(workout, Ending.now(workout, here.timeMs()));
    }
    SignIn signIn = signIns.at(here.timeMs());
    if (signIn != null) {
      spentSignIn = signIn.id();
    }
    lastEventMs = here.timeMs();
  }

  private void end(OpenWorkout workout, Ending ending) {
    SignIn signIn = workout.signIn();
    if (signIn != null) {
      spentSignIn = signIn.id();
    }
    closing.close(workout, ending).ifPresent(ended::add);
    lastEventMs = Math.max(lastEventMs, ending.dueMs());
    open = null;
  }
}
