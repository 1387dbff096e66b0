package io.repstream.api.ingest.track;

import io.repstream.api.ingest.strength.JsonStrengthReader;
import io.repstream.api.sample.Boot;
import io.repstream.api.sample.BucketId;
import io.repstream.api.sample.BucketSamples;
import io.repstream.api.sample.SampleRange;
import io.repstream.api.sample.SampleStore;
import io.repstream.api.workout.WorkoutRecord;
import io.repstream.api.workout.WorkoutStore;
import io.repstream.common.id.MachineId;
import io.repstream.common.id.WorkoutId;
import io.repstream.common.strength.StrengthReader;
import io.repstream.common.workout.FoldRules;
import io.repstream.common.workout.MachineReading;
import io.repstream.common.workout.Position;
import io.repstream.common.workout.RestartPoint;
import io.repstream.common.workout.SignInTimeline;
import io.repstream.common.workout.Strength;
import io.repstream.common.workout.TimedSample;
import io.repstream.common.workout.Workout;
import io.repstream.common.workout.fold.MachineFold;
import io.repstream.common.workout.fold.WorkoutFold;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Rebuilds machines from the store: finds the latest place to fold again from that the causes
 * spare, and folds what is stored since. For any thread; each call works for itself and may block.
 */
public final class TrackLoader {
  /** More boots than a machine has within the time that late samples may reach back. */
  private static final int MOST_BOOTS = 500;

  private static final int WORKOUT_PAGE = 50;
  private static final Instant FAR_FUTURE = Instant.ofEpochMilli(Long.MAX_VALUE / 2);

  /** A sign-in that began earlier is not open any more. */
  private static final Duration LONGEST_SIGN_IN = Duration.ofHours(24);

  /** Sign-ins become known within seconds, or half a minute where a hint is lost. */
  private static final Duration LATEST_SIGN_IN_NEWS = Duration.ofMinutes(2);

  private final SampleStore samples;
  private final WorkoutStore workouts;
  private final SignInSource signIns;
  private final Function<MachineId, MachineReading> readings;
  private final FoldRules rules = FoldRules.standard();
  private final StrengthReader reader = new JsonStrengthReader();

  /**
   * @param readings in force
   */
  public TrackLoader(
      SampleStore samples,
      WorkoutStore workouts,
      SignInSource signIns,
      Function<MachineId, MachineReading> readings) {
    this.readings = readings;
    this.samples = samples;
    this.workouts = workouts;
    this.signIns = signIns;
  }

  /** Rebuilds a machine for a worker that knows nothing of it yet. */
  public MachineTrack load(MachineId machineId) {
    MachineTrack track = new MachineTrack(machineId);
    reload(track);
    return track;
  }

  /** Rebuilds a machine because of what its track found. */
  public void reload(MachineTrack track) {
    MachineId machineId = track.machineId();
    RefoldCauses causes = track.causes();
    BootTable boots = new BootTable(samples.boots(machineId, MOST_BOOTS));
    Start start = start(machineId, boots, causes);
    MachineReading reading = readings.apply(machineId);
    SignInTimeline timeline =
        SignInTimeline.of(start.signIns().stream().map(MemberSignIn::signIn).toList());
    RestartPoint restart = start.restart();
    MachineFold fold =
        new MachineFold(
            new WorkoutFold(
                machineId,
                reading.profile(),
                new Strength(reader, reading.calibration()),
                rules,
                timeline,
                restart));
    Map<BucketId, Long> revisions = read(machineId, boots, restart, fold);
    List<Workout> ended = fold.fold().takeEnded();
    List<WorkoutRecord> stored = storedSince(machineId, restart);
    Map<WorkoutId, WorkoutRecord> pairs = KeptIds.pair(all(ended, fold), stored);
    Set<WorkoutId> paired = new HashSet<>();
    pairs.values().forEach(workout -> paired.add(workout.id()));
    track.adopt(
        new Loaded(
            boots,
            fold,
            ended,
            revisions,
            pairs,
            stored.stream().filter(workout -> !paired.contains(workout.id())).toList(),
            outdated(boots, causes),
            reading,
            start.signIns(),
            signInsSince(restart)));
  }

  /** Where to begin, and the sign-ins that matter from there on. */
  private record Start(RestartPoint restart, List<MemberSignIn> signIns) {}

  /**
   * A sign-in may have become known only after a place was stored, and a crash forgot that this was
   * a cause to fold again: where one begins or ends around the place, an earlier place is taken.
   */
  private Start start(MachineId machineId, BootTable boots, RefoldCauses causes) {
    while (true) {
      RestartPoint restart = restartPoint(machineId, boots, causes);
      List<MemberSignIn> known = signIns.since(machineId, signInsSince(restart));
      long changeMs = firstChangeAfter(timeOf(restart).minus(LATEST_SIGN_IN_NEWS), known);
      if (restart.outlastsSignInChange(changeMs, rules)) {
        return new Start(restart, known);
      }
      causes.signInChange(changeMs);
    }
  }

  private static long firstChangeAfter(Instant from, List<MemberSignIn> signIns) {
    return signIns.stream()
        .flatMap(member -> Stream.of(member.signIn().from(), member.signIn().to()))
        .filter(moment -> moment != null && moment.isAfter(from))
        .mapToLong(Instant::toEpochMilli)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  private List<Boot> outdated(BootTable boots, RefoldCauses causes) {
    List<Boot> outdated = new ArrayList<>();
    for (Boot boot : boots.all()) {
      Boot.QuietPlace quiet = boot.quiet();
      if (quiet != null && !causes.spare(quiet.restart(), boots::startMs, rules)) {
        outdated.add(boot.with(null));
      }
    }
    return outdated;
  }

  private RestartPoint restartPoint(MachineId machineId, BootTable boots, RefoldCauses causes) {
    RestartPoint latest = RestartPoint.BEGIN;
    for (Boot boot : boots.all()) {
      Boot.QuietPlace quiet = boot.quiet();
      if (quiet != null && isBetter(quiet.restart(), latest, boots, causes)) {
        latest = quiet.restart();
      }
    }
    Instant before = FAR_FUTURE;
    List<WorkoutRecord> page;
    do {
      page = workouts.ofMachineBefore(machineId, before, WORKOUT_PAGE);
      for (WorkoutRecord workout : page) {
        if (!latest.isBefore(workout.restart())) {
          return latest;
        }
        if (isBetter(workout.restart(), latest, boots, causes)) {
          return workout.restart();
        }
        before = workout.startedAt();
      }
    } while (page.size() == WORKOUT_PAGE);
    return latest;
  }

  private boolean isBetter(
      RestartPoint place, RestartPoint than, BootTable boots, RefoldCauses causes) {
    return than.isBefore(place) && causes.spare(place, boots::startMs, rules);
  }

  private Map<BucketId, Long> read(
      MachineId machineId, BootTable boots, RestartPoint restart, MachineFold fold) {
    Map<BucketId, Long> revisions = new HashMap<>();
    Position place = restart.position();
    for (Boot boot : boots.inOrder()) {
      boolean isRestartBoot = place != null && place.bootId().equals(boot.bootId());
      boolean isOver = place != null && boot.startMs() < boots.startMs(place.bootId());
      if (isOver && !isRestartBoot) {
        continue;
      }
      long afterSeq = isRestartBoot ? place.seq() : 0;
      samples.read(
          new SampleRange(machineId, boot.bootId(), afterSeq + 1, Long.MAX_VALUE),
          bucket -> fold(bucket, boot, afterSeq, fold, revisions));
    }
    return revisions;
  }

  private static void fold(
      BucketSamples bucket,
      Boot boot,
      long afterSeq,
      MachineFold fold,
      Map<BucketId, Long> revisions) {
    revisions.put(bucket.id(), bucket.revision());
    for (TimedSample sample : bucket.samples(boot.skew().ms())) {
      if (sample.seq() > afterSeq) {
        fold.replay(sample);
      }
    }
  }

  /** Those that lie after a place; one that ended right there may have begun at its very moment. */
  private List<WorkoutRecord> storedSince(MachineId machineId, RestartPoint restart) {
    return workouts.ofMachineSince(machineId, timeOf(restart)).stream()
        .filter(workout -> !workout.restart().isBefore(restart))
        .toList();
  }

  private static List<Workout> all(List<Workout> ended, MachineFold fold) {
    List<Workout> all = new ArrayList<>(ended);
    Position last = fold.fold().position();
    if (last != null) {
      fold.fold().openAt(last.timeMs()).ifPresent(all::add);
    }
    return all;
  }

  /** From when on sign-ins matter to a fold that begins at a place. */
  static Instant signInsSince(RestartPoint restart) {
    return timeOf(restart).minus(LONGEST_SIGN_IN);
  }

  private static Instant timeOf(RestartPoint restart) {
    Position place = restart.position();
    return place == null ? Instant.EPOCH : Instant.ofEpochMilli(place.timeMs());
  }
}
