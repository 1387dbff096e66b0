package io.repstream.api.ingest.track;

import io.repstream.api.sample.Boot;
import io.repstream.api.sample.BucketId;
import io.repstream.api.workout.WorkoutChange;
import io.repstream.api.workout.WorkoutRecord;
import io.repstream.api.workout.WorkoutRecord.FoldedBucket;
import io.repstream.common.id.BootId;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import io.repstream.common.id.SignInId;
import io.repstream.common.id.WorkoutId;
import io.repstream.common.machine.MachineState;
import io.repstream.common.workout.Evidence.SeqRange;
import io.repstream.common.workout.MachineFold;
import io.repstream.common.workout.Position;
import io.repstream.common.workout.RestartPoint;
import io.repstream.common.workout.SignInTimeline;
import io.repstream.common.workout.TimedSample;
import io.repstream.common.workout.Workout;
import io.repstream.common.workout.WorkoutFold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One machine in a worker's memory: its fold, and which version of which workout is stored. When it
 * finds that it cannot go on from what it knows ({@link #isStale}), it takes a rebuild by {@link
 * TrackLoader}. For one thread.
 */
public final class MachineTrack {
  private final MachineId machineId;
  private final RefoldCauses causes = new RefoldCauses();
  private final List<Workout> ended = new ArrayList<>();
  private final Map<BucketId, Long> revisions = new HashMap<>();
  private final Map<WorkoutId, WorkoutRecord> stored = new HashMap<>();
  private final Map<WorkoutId, WorkoutRecord> unconfirmed = new HashMap<>();
  private final List<WorkoutRecord> vanished = new ArrayList<>();
  private final Map<SignInId, MemberSignIn> signIns = new HashMap<>();

  private @Nullable BootTable boots;
  private @Nullable MachineFold fold;
  private Instant signInsSince = Instant.EPOCH;
  private long seenUntilMs = Long.MIN_VALUE;
  private RestartPoint savedQuietPlace = RestartPoint.BEGIN;
  private MachineState reported = MachineState.IDLE;

  MachineTrack(MachineId machineId) {
    this.machineId = machineId;
  }

  public MachineId machineId() {
    return machineId;
  }

  RefoldCauses causes() {
    return causes;
  }

  /** Takes over a rebuild; what was known before is forgotten. */
  void adopt(Loaded loaded) {
    boots = loaded.boots();
    fold = loaded.fold();
    signInsSince = loaded.signInsSince();
    replace(revisions, loaded.revisions());
    replace(stored, loaded.stored());
    ended.clear();
    ended.addAll(loaded.ended());
    vanished.clear();
    vanished.addAll(loaded.vanished());
    unconfirmed.clear();
    signIns.clear();
    loaded.signIns().forEach(known -> signIns.put(known.signIn().id(), known));
    savedQuietPlace = loaded.fold().fold().restart();
    causes.clear();
  }

  /** Whether it needs a rebuild before it can go on. */
  public boolean isStale() {
    return !causes.isEmpty();
  }

  /** Notes that somebody else wrote: what is in memory may miss it. */
  public void outdated() {
    causes.outdated();
  }

  /**
   * Learns what a run of samples tells of its boot.
   *
   * @return the boot as it is known now, and whether that is news to be stored
   */
  public Sighting sight(Boot seen) {
    Boot known = boots().find(seen.bootId());
    Boot merged = known == null ? seen : known.and(seen);
    if (merged.equals(known)) {
      return new Sighting(merged, false);
    }
    boots().put(merged);
    if (known != null && known.skew().ms() != merged.skew().ms()) {
      causes.clockChange(Math.min(known.startMs(), merged.startMs()));
    }
    return new Sighting(merged, true);
  }

  /** A boot as known now, and whether that is to be stored. */
  public record Sighting(Boot boot, boolean isNews) {}

  /** Takes the next sample of a boot that was sighted; one that comes again changes nothing. */
  public void accept(TimedSample sample) {
    if (isStale()) {
      causes.lateSample(sample.bootId(), sample.seq());
      ReportedState.of(sample).ifPresent(state -> reported = state);
      return;
    }
    switch (machineFold().accept(sample, boots().startMs(sample.bootId()))) {
      case FOLDED -> {
        ended.addAll(fold().takeEnded());
        ReportedState.of(sample).ifPresent(state -> reported = state);
      }
      case OUT_OF_ORDER -> causes.lateSample(sample.bootId(), sample.seq());
      case KNOWN -> {}
    }
  }

  /** Compares a bucket's revision after our write with what it must be if nobody else wrote. */
  public void wrote(BucketId bucket, long revision) {
    if (revision != revisions.getOrDefault(bucket, 0L) + 1) {
      causes.lateSample(bucket.bootId(), Math.max(1, bucket.number() * BucketId.SIZE));
    }
    revisions.put(bucket, revision);
  }

  /** From when on the sign-ins are to be asked for. */
  public Instant signInsSince() {
    return signInsSince;
  }

  /** Learns the sign-ins since {@link #signInsSince}. */
  public void learn(List<MemberSignIn> news) {
    SignInTimeline before = timeline();
    signIns.clear();
    news.forEach(known -> signIns.put(known.signIn().id(), known));
    SignInTimeline now = timeline();
    if (!fold().learn(now)) {
      causes.signInChange(before.firstDifferenceMs(now));
    }
  }

  /** The sign-in in force, if it has not had its workout. */
  public Optional<MemberSignIn> signedIn() {
    var current = timeline().at(lookMs());
    if (current == null || current.id().equals(fold().spentSignIn())) {
      return Optional.empty();
    }
    return Optional.ofNullable(signIns.get(current.id()));
  }

  /** Time has passed in which no sample of this machine was waiting anywhere. */
  public void quietUntil(long nowMs) {
    seenUntilMs = Math.max(seenUntilMs, nowMs);
  }

  /** Workouts that ended since the last write, and the one under way as it looks now. */
  public List<Workout> workouts() {
    List<Workout> all = new ArrayList<>(ended);
    fold().openAt(lookMs()).ifPresent(all::add);
    return all;
  }

  /** The workout under way, if it still is. */
  public Optional<Workout> underWay() {
    return fold().openAt(lookMs()).filter(w -> w.state() == Workout.State.ACTIVE);
  }

  /** Whether somebody uses the machine, as it looks now. */
  WorkoutFold.Use use() {
    return fold().useAt(lookMs());
  }

  /** The id under which a workout is stored. */
  public WorkoutId storedId(WorkoutId folded) {
    WorkoutRecord known = stored.get(folded);
    return known == null ? folded : known.id();
  }

  /** What has to be written so that the store shows the fold. */
  public List<WorkoutChange> changes() {
    List<WorkoutChange> changes = new ArrayList<>();
    for (Workout workout : workouts()) {
      WorkoutRecord known = stored.get(workout.id());
      long version = known == null ? 1 : known.version() + 1;
      WorkoutId id = known == null ? workout.id() : known.id();
      WorkoutRecord next =
          WorkoutRecord.of(workout, id, version, gymOf(workout), foldedFrom(workout));
      if (known != null && known.saysTheSame(next)) {
        continue;
      }
      unconfirmed.put(workout.id(), next);
      changes.add(known == null ? new WorkoutChange.Add(next) : new WorkoutChange.Replace(next));
    }
    for (WorkoutRecord gone : vanished) {
      changes.add(new WorkoutChange.Remove(gone.id(), gone.version()));
    }
    return changes;
  }

  /** All changes were made. */
  public void confirm() {
    stored.putAll(unconfirmed);
    ended.forEach(workout -> stored.remove(workout.id()));
    unconfirmed.clear();
    ended.clear();
    vanished.clear();
    forgetOldBuckets();
  }

  /**
   * A place to fold again from that is worth storing: many samples have come since the last one and
   * no workout is open.
   *
   * @param leaseEpoch of the worker
   */
  public Optional<Boot> quietPlace(long leaseEpoch) {
    RestartPoint latest = fold().restart();
    Position place = latest.position();
    Position saved = savedQuietPlace.position();
    boolean isNew =
        place != null
            && (saved == null
                || !saved.bootId().equals(place.bootId())
                || place.seq() - saved.seq() >= BucketId.SIZE);
    if (!isNew || !ended.isEmpty()) {
      return Optional.empty();
    }
    savedQuietPlace = latest;
    return Optional.ofNullable(boots().find(place.bootId()))
        .map(boot -> boot.with(new Boot.QuietPlace(latest, leaseEpoch)));
  }

  /** What the machine said of itself last. */
  public MachineState reported() {
    return reported;
  }

  /** Takes over what the machine is known to have said before this worker saw it. */
  public void reportedBefore(MachineState state) {
    reported = state;
  }

  /** The fold, to be read only. */
  public WorkoutFold fold() {
    return machineFold().fold();
  }

  /** Where the machine stood when it sent its latest sample; null before the first. */
  public @Nullable GymId gymId() {
    Position last = fold().position();
    return last == null ? null : boots().gymOf(last.bootId());
  }

  /** The moment as of which it is looked at: the latest sample, or later if nothing waits. */
  long lookMs() {
    Position last = fold().position();
    return last == null ? seenUntilMs : Math.max(last.timeMs(), seenUntilMs);
  }

  private GymId gymOf(Workout workout) {
    BootId bootId = workout.evidence().ranges().getFirst().bootId();
    return Objects.requireNonNull(boots().gymOf(bootId), "a workout rests on known boots");
  }

  private List<FoldedBucket> foldedFrom(Workout workout) {
    List<FoldedBucket> buckets = new ArrayList<>();
    for (SeqRange range : workout.evidence().ranges()) {
      long last = BucketId.numberOf(range.lastSeq());
      for (long number = BucketId.numberOf(range.firstSeq()); number <= last; number++) {
        BucketId bucket = new BucketId(machineId, range.bootId(), number);
        Long revision = revisions.get(bucket);
        if (revision != null) {
          buckets.add(new FoldedBucket(bucket.toString(), revision));
        }
      }
    }
    return buckets;
  }

  private void forgetOldBuckets() {
    Position place = fold().restart().position();
    if (place == null) {
      return;
    }
    long startMs = boots().startMs(place.bootId());
    long number = BucketId.numberOf(place.seq());
    revisions
        .keySet()
        .removeIf(
            bucket ->
                bucket.bootId().equals(place.bootId())
                    ? bucket.number() < number
                    : boots().startMs(bucket.bootId()) < startMs);
  }

  private SignInTimeline timeline() {
    return SignInTimeline.of(signIns.values().stream().map(MemberSignIn::signIn).toList());
  }

  private BootTable boots() {
    return Objects.requireNonNull(boots, "loaded before use");
  }

  private MachineFold machineFold() {
    return Objects.requireNonNull(fold, "loaded before use");
  }

  private static <K, V> void replace(Map<K, V> map, Map<K, V> by) {
    map.clear();
    map.putAll(by);
  }
}
