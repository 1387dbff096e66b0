package io.repstream.api.ingest.track;

import io.repstream.api.sample.Boot;
import io.repstream.api.sample.BucketId;
import io.repstream.api.workout.WorkoutChange;
import io.repstream.api.workout.WorkoutRecord;
import io.repstream.common.ftms.DecoderProfile;
import io.repstream.common.id.BootId;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import io.repstream.common.id.SignInId;
import io.repstream.common.id.WorkoutId;
import io.repstream.common.machine.MachineState;
import io.repstream.common.workout.FoldRules;
import io.repstream.common.workout.MachineReading;
import io.repstream.common.workout.Position;
import io.repstream.common.workout.RestartPoint;
import io.repstream.common.workout.SignInTimeline;
import io.repstream.common.workout.TimedSample;
import io.repstream.common.workout.Workout;
import io.repstream.common.workout.fold.MachineFold;
import io.repstream.common.workout.fold.WorkoutFold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One machine in a worker's memory: its fold, and which version of which workout is stored. When it
 * finds that it cannot go on from what it knows ({@link #isStale}), it takes a rebuild by {@link
 * TrackLoader}. For one thread.
 */
public final class MachineTrack {
  private final MachineId machineId;
  private final RefoldCauses causes = new RefoldCauses();
  private final WorkoutBook book = new WorkoutBook();
  private final SignInBook signIns = new SignInBook();
  private final List<Workout> ended = new ArrayList<>();
  private final BucketRevisions revisions = new BucketRevisions();
  private final List<Boot> withoutQuietPlace = new ArrayList<>();

  private @Nullable BootTable boots;
  private @Nullable MachineFold fold;
  private Instant signInsSince = Instant.EPOCH;
  private long quietUntilMs = Long.MIN_VALUE;
  private RestartPoint savedQuietPlace = RestartPoint.BEGIN;
  private MachineState reported = MachineState.IDLE;
  private MachineReading reading = MachineReading.standard();
  private @Nullable DecoderProfile toldLesson;

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
    revisions.replaceBy(loaded.revisions());
    ended.clear();
    ended.addAll(loaded.ended());
    book.replaceBy(loaded.stored(), loaded.vanished());
    withoutQuietPlace.addAll(loaded.outdated());
    signIns.replaceBy(loaded.signIns());
    reading = loaded.reading();
    savedQuietPlace = loaded.fold().fold().restart();
    causes.clear();
  }

  /** Whether it needs a rebuild before it can go on. */
  public boolean isStale() {
    return !causes.isEmpty();
  }

  /** A boot as known now, and whether that is to be stored. */
  public record Sighting(Boot boot, boolean isNews) {}

  /** Learns what a run of samples tells of its boot. */
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

  /**
   * Takes the next sample of a boot that was sighted; one that comes again changes nothing.
   *
   * @return whether it is news, as far as memory can tell
   */
  public boolean accept(TimedSample sample) {
    if (isStale()) {
      causes.lateSample(sample.bootId(), sample.seq());
      ReportedState.of(sample).ifPresent(this::reportedBefore);
      return true;
    }
    return switch (machineFold().accept(sample, boots().startMs(sample.bootId()))) {
      case FOLDED -> {
        ended.addAll(fold().takeEnded());
        ReportedState.of(sample).ifPresent(this::reportedBefore);
        yield true;
      }
      case OUT_OF_ORDER -> {
        causes.lateSample(sample.bootId(), sample.seq());
        yield true;
      }
      case KNOWN -> false;
    };
  }

  /** Compares a bucket's revision after our write with what it must be if nobody else wrote. */
  public void wrote(BucketId bucket, long revision) {
    if (!revisions.wrote(bucket, revision)) {
      causes.lateSample(bucket.bootId(), Math.max(1, bucket.number() * BucketId.SIZE));
    }
  }

  /** From when on the sign-ins are to be asked for. */
  public Instant signInsSince() {
    return signInsSince;
  }

  /** Learns the sign-ins since {@link #signInsSince}. */
  public void learn(List<MemberSignIn> news) {
    SignInTimeline before = signIns.timeline();
    signIns.replaceBy(news);
    SignInTimeline now = signIns.timeline();
    if (!fold().learn(now)) {
      causes.signInChange(before.firstDifferenceMs(now));
    }
  }

  /** A decoder profile that its packets teach; each is told once. */
  public Optional<DecoderProfile> takeLesson() {
    Optional<DecoderProfile> lesson =
        fold().learnedProfile().filter(taught -> !taught.equals(toldLesson));
    lesson.ifPresent(taught -> toldLesson = taught);
    return lesson;
  }

  /** Learns how it is to be read. */
  public void learn(MachineReading inForce) {
    if (!inForce.equals(reading)) {
      causes.outdated();
    }
  }

  /** Who is signed in and neither gone nor done. */
  public Optional<MemberSignIn> signedIn() {
    return signIns
        .at(lookMs())
        .filter(current -> !current.signIn().id().equals(fold().spentSignIn()))
        .filter(current -> signIns.isOpen(current) || trains(current.signIn().id()));
  }

  /** Sign-ins that the samples show to be over and when that was certain; each is told once. */
  public Map<SignInId, Instant> takeConcluded() {
    return signIns.takeConcluded();
  }

  /** Up to this moment no sample of this machine waits anywhere. */
  public void quietUntil(long nowMs) {
    quietUntilMs = Math.max(quietUntilMs, nowMs);
  }

  /** Whether time alone may change what is to be shown or stored. */
  public boolean isInUse() {
    return fold().useAt(Long.MIN_VALUE) != WorkoutFold.Use.IDLE || signedIn().isPresent();
  }

  /** The workout under way, if it still is. */
  Optional<Workout> underWay() {
    return fold().openAt(lookMs()).filter(w -> w.state() == Workout.State.ACTIVE);
  }

  /** Whether somebody uses the machine, as it looks now. */
  WorkoutFold.Use use() {
    return fold().useAt(lookMs());
  }

  /** The id under which a workout is stored. */
  WorkoutId storedId(WorkoutId folded) {
    return book.storedId(folded);
  }

  /** What has to be written so that the store shows the fold. */
  public List<WorkoutChange> changes() {
    return book.changes(workouts(), this::recorded);
  }

  /**
   * The changes were made, but for those of some workouts: these somebody else changed, and the
   * track is stale.
   *
   * @return whether all were made
   */
  public boolean confirmUnless(Set<WorkoutId> notMade) {
    if (!book.confirmUnless(notMade)) {
      causes.outdated();
      return false;
    }
    noteConcluded();
    book.forget(ended);
    ended.clear();
    forgetOldBuckets();
    return true;
  }

  /** The workouts of members that were stored since the last call. */
  public Set<WorkoutId> takeChanged() {
    return book.takeChanged();
  }

  /**
   * Boots whose place to fold again from is to be stored, or removed where it has none any more. A
   * new one is worth it when many samples have come since the last.
   *
   * @param leaseEpoch of the worker
   */
  public List<Boot> takeQuietPlaces(long leaseEpoch) {
    List<Boot> places = new ArrayList<>(withoutQuietPlace);
    withoutQuietPlace.clear();
    RestartPoint latest = fold().restart();
    Position place = latest.position();
    if (place != null && ended.isEmpty() && !isNear(place, savedQuietPlace.position())) {
      savedQuietPlace = latest;
      Boot boot = Objects.requireNonNull(boots().find(place.bootId()), "it was folded");
      places.add(boot.with(new Boot.QuietPlace(latest, leaseEpoch)));
    }
    return places;
  }

  /** What the machine said of itself last. */
  MachineState reported() {
    return reported;
  }

  /** Takes over what the machine is known to have said. */
  public void reportedBefore(MachineState state) {
    reported = state;
  }

  /** Where the machine stood when it sent its latest sample; null before the first. */
  public @Nullable GymId gymId() {
    Position last = fold().position();
    return last == null ? null : boots().gymOf(last.bootId());
  }

  /** The fold, to be read only. */
  WorkoutFold fold() {
    return machineFold().fold();
  }

  /** The moment as of which it is looked at: the latest sample, or later if nothing waits. */
  long lookMs() {
    Position last = fold().position();
    return last == null ? quietUntilMs : Math.max(last.timeMs(), quietUntilMs);
  }

  private List<Workout> workouts() {
    List<Workout> all = new ArrayList<>(ended);
    fold().openAt(lookMs()).ifPresent(all::add);
    return all;
  }

  private boolean trains(SignInId id) {
    return underWay().filter(workout -> id.equals(workout.signInId())).isPresent();
  }

  private void noteConcluded() {
    for (Workout workout : workouts()) {
      if (workout.state() != Workout.State.ACTIVE && workout.signInId() != null) {
        signIns.conclude(workout.signInId(), workout.closesAt());
      }
    }
    Instant now = Instant.ofEpochMilli(Math.max(0, lookMs()));
    SignInId spent = fold().spentSignIn();
    if (spent != null) {
      signIns.conclude(spent, now);
    }
    signedIn()
        .filter(this::isForgotten)
        .ifPresent(forgotten -> signIns.conclude(forgotten.signIn().id(), now));
  }

  /** Nobody moved the machine for as long as a workout lasts without motion. */
  private boolean isForgotten(MemberSignIn member) {
    long idleMs = lookMs() - member.signIn().from().toEpochMilli();
    return use() == WorkoutFold.Use.IDLE && idleMs > FoldRules.standard().autoClose().toMillis();
  }

  private WorkoutRecord recorded(Workout workout, WorkoutId id, long version) {
    BootId bootId = workout.evidence().ranges().getFirst().bootId();
    GymId gymId = Objects.requireNonNull(boots().gymOf(bootId), "a workout rests on known boots");
    return WorkoutRecord.of(
        workout, id, version, gymId, revisions.foldedFrom(machineId, workout.evidence()));
  }

  private void forgetOldBuckets() {
    Position place = fold().restart().position();
    if (place != null) {
      revisions.forgetBefore(place, boots());
    }
  }

  private static boolean isNear(Position place, @Nullable Position saved) {
    return saved != null
        && saved.bootId().equals(place.bootId())
        && place.seq() - saved.seq() < BucketId.SIZE;
  }

  private BootTable boots() {
    return Objects.requireNonNull(boots, "loaded before use");
  }

  private MachineFold machineFold() {
    return Objects.requireNonNull(fold, "loaded before use");
  }
}
