package io.repstream.common.workout.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.ftms.DecoderProfile;
import io.repstream.common.ftms.control.TrainingState;
import io.repstream.common.id.MemberId;
import io.repstream.common.id.SignInId;
import io.repstream.common.id.WorkoutId;
import io.repstream.common.strength.Calibration;
import io.repstream.common.workout.FoldRules;
import io.repstream.common.workout.Position;
import io.repstream.common.workout.RestartPoint;
import io.repstream.common.workout.SignIn;
import io.repstream.common.workout.SignInTimeline;
import io.repstream.common.workout.Strength;
import io.repstream.common.workout.TimedSample;
import io.repstream.common.workout.Workout;
import io.repstream.common.workout.fold.MachineFold.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class MachineFoldPropertiesTest {

  @Property(tries = 40)
  void anyOrderWithRepeatsGivesTheSameOnceAllHasArrived(
      @ForAll("days") Day day, @ForAll long seed) {
    List<TimedSample> arrivals = new ArrayList<>(day.samples());
    Random random = new Random(seed);
    for (int i = 0; i < day.samples().size() / 3; i++) {
      arrivals.add(day.samples().get(random.nextInt(day.samples().size())));
    }
    jumble(arrivals, random);

    assertThat(consumed(day, arrivals)).isEqualTo(whole(day));
  }

  @Property(tries = 40)
  void oneByOneIsTheWhole(@ForAll("days") Day day) {
    MachineFold fold = new MachineFold(day.fold(RestartPoint.BEGIN));
    MachineHistory history = new MachineHistory();
    for (TimedSample sample : day.samples()) {
      history.add(sample);
      assertThat(fold.accept(sample, history.bootStartMs(sample.bootId())))
          .isEqualTo(Outcome.FOLDED);
      assertThat(fold.accept(sample, history.bootStartMs(sample.bootId())))
          .isEqualTo(Outcome.KNOWN);
    }

    assertThat(workouts(fold.fold(), day)).isEqualTo(whole(day));
  }

  @Property(tries = 40)
  void foldFromAnyRestartPointIsTheRestOfTheWhole(@ForAll("days") Day day) {
    List<Workout> whole = whole(day);
    for (int i = 0; i < whole.size(); i++) {
      WorkoutFold fold = day.fold(whole.get(i).restart());
      Position from = whole.get(i).restart().position();
      int first = 0;
      while (from != null && !isAt(day.samples().get(first++), from)) {}
      day.samples().subList(first, day.samples().size()).forEach(fold::accept);

      // Workouts that nothing separates share the place before the first of them.
      int shared = i;
      while (shared > 0 && whole.get(shared - 1).restart().equals(whole.get(i).restart())) {
        shared--;
      }
      assertThat(workouts(fold, day)).isEqualTo(whole.subList(shared, whole.size()));
    }
  }

  @Property(tries = 25)
  void signInsMayBecomeKnownLate(@ForAll("days") Day day, @ForAll long seed) {
    Random random = new Random(seed);
    MachineHistory stored = new MachineHistory();
    List<Workout> ended = new ArrayList<>();
    SignInTimeline known = SignInTimeline.empty();
    WorkoutFold fold = Day.fold(RestartPoint.BEGIN, known);
    for (TimedSample sample : day.samples()) {
      stored.add(sample);
      fold.accept(sample);
      ended.addAll(fold.takeEnded());
      SignInTimeline news = random.nextInt(60) == 0 ? day.signInsUntil(sample.timeMs()) : known;
      if (!fold.learn(news)) {
        fold = Day.fold(lastOutlasting(known.firstDifferenceMs(news), ended, fold), news);
        foldAgain(fold, stored, ended);
      }
      known = news;
    }
    if (!fold.learn(day.signIns())) {
      fold = day.fold(lastOutlasting(known.firstDifferenceMs(day.signIns()), ended, fold));
      foldAgain(fold, stored, ended);
    }
    fold.openAt(day.endMs()).ifPresent(ended::add);

    assertThat(ended).isEqualTo(whole(day));
  }

  private static RestartPoint lastOutlasting(long changeMs, List<Workout> ended, WorkoutFold fold) {
    if (fold.restart().outlastsSignInChange(changeMs, FoldRules.standard())) {
      return fold.restart();
    }
    return ended.reversed().stream()
        .map(Workout::restart)
        .filter(restart -> restart.outlastsSignInChange(changeMs, FoldRules.standard()))
        .findFirst()
        .orElse(RestartPoint.BEGIN);
  }

  private static void foldAgain(WorkoutFold fold, MachineHistory stored, List<Workout> ended) {
    RestartPoint from = fold.restart();
    int kept = 0;
    while (kept < ended.size() && ended.get(kept).restart().isBefore(from)) {
      kept++;
    }
    ended.subList(kept, ended.size()).clear();
    stored.inOrder().stream()
        .filter(sample -> from.precedes(sample.bootId(), sample.seq(), stored::bootStartMs))
        .forEach(fold::accept);
    ended.addAll(fold.takeEnded());
  }

  @Property(tries = 40)
  void metersAreNeitherLostNorInvented(@ForAll("days") Day day) {
    double counted =
        whole(day).stream()
            .map(workout -> workout.figures().distanceMeters())
            .filter(Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .sum();

    assertThat(counted).isLessThanOrEqualTo(day.meters());
  }

  private static boolean isAt(TimedSample sample, Position position) {
    return sample.bootId().equals(position.bootId()) && sample.seq() == position.seq();
  }

  /** Mostly in order, as in life, with some samples far away from their place. */
  private static void jumble(List<TimedSample> arrivals, Random random) {
    if (random.nextInt(4) == 0) {
      Collections.shuffle(arrivals, random);
      return;
    }
    for (int i = 0; i < arrivals.size() / 20; i++) {
      Collections.swap(arrivals, random.nextInt(arrivals.size()), random.nextInt(arrivals.size()));
    }
  }

  /** What a consumer does: store, fold, and fold again from before what came late. */
  private static List<Workout> consumed(Day day, List<TimedSample> arrivals) {
    MachineHistory stored = new MachineHistory();
    MachineFold fold = new MachineFold(day.fold(RestartPoint.BEGIN));
    List<Workout> ended = new ArrayList<>();
    for (TimedSample sample : arrivals) {
      stored.add(sample);
      if (fold.accept(sample, stored.bootStartMs(sample.bootId())) == Outcome.OUT_OF_ORDER) {
        RestartPoint from = lastBefore(sample, stored, ended, fold.fold().restart());
        ended.removeIf(again -> again.restart().equals(from) || !precedes(again, sample, stored));
        fold = foldedFrom(from, day, stored);
      }
      ended.addAll(fold.fold().takeEnded());
    }
    fold.fold().openAt(day.endMs()).ifPresent(ended::add);
    return ended;
  }

  private static RestartPoint lastBefore(
      TimedSample sample, MachineHistory stored, List<Workout> ended, RestartPoint latest) {
    if (latest.precedes(sample.bootId(), sample.seq(), stored::bootStartMs)) {
      return latest;
    }
    return ended.reversed().stream()
        .filter(workout -> precedes(workout, sample, stored))
        .map(Workout::restart)
        .findFirst()
        .orElse(RestartPoint.BEGIN);
  }

  private static boolean precedes(Workout workout, TimedSample sample, MachineHistory stored) {
    return workout.restart().precedes(sample.bootId(), sample.seq(), stored::bootStartMs);
  }

  private static MachineFold foldedFrom(RestartPoint from, Day day, MachineHistory stored) {
    MachineFold fold = new MachineFold(day.fold(from));
    stored.inOrder().stream()
        .filter(sample -> from.precedes(sample.bootId(), sample.seq(), stored::bootStartMs))
        .forEach(sample -> fold.accept(sample, stored.bootStartMs(sample.bootId())));
    return fold;
  }

  private static List<Workout> workouts(WorkoutFold fold, Day day) {
    List<Workout> workouts = new ArrayList<>(fold.takeEnded());
    fold.openAt(day.endMs()).ifPresent(workouts::add);
    return workouts;
  }

  private static List<Workout> whole(Day day) {
    MachineHistory history = new MachineHistory();
    history.addAll(day.samples());
    return history.workouts(day.fold(RestartPoint.BEGIN), day.endMs());
  }

  @Provide
  Arbitrary<Day> days() {
    return Arbitraries.longs().map(Day::random);
  }

  /** What happens at a bike on some day. */
  record Day(
      long seed, List<TimedSample> samples, SignInTimeline signIns, double meters, long endMs) {

    static Day random(long seed) {
      Random random = new Random(seed);
      Bike bike = new Bike();
      List<SignIn> signIns = new ArrayList<>();
      double meters = 0;
      for (int i = 0; i < 12; i++) {
        switch (random.nextInt(12)) {
          case 0, 1 -> bike.rest(1 + random.nextInt(40));
          case 2 -> bike.silent(random.nextInt(700));
          case 3 -> bike.losing(1 + random.nextInt(900));
          case 4 -> bike.signOut();
          case 5 -> bike.reboot().silent(1 + random.nextInt(900));
          case 6 -> signIns.add(signIn(signIns.size(), bike.timeMs(), random));
          case 7 -> bike.training(TrainingState.ofCode(random.nextInt(16)));
          case 8 -> bike.lift(i, 1 + random.nextInt(10));
          default -> {
            int seconds = 1 + random.nextInt(40);
            bike.ride(seconds, 3);
            meters += 3 * seconds;
          }
        }
      }
      bike.ride(1, 3);
      return new Day(
          seed,
          List.copyOf(bike.samples()),
          SignInTimeline.of(signIns),
          meters + 3,
          bike.timeMs() + random.nextInt(900_000));
    }

    private static SignIn signIn(int number, long fromMs, Random random) {
      Instant from = Instant.ofEpochMilli(fromMs + random.nextInt(3_000));
      @Nullable Instant to = random.nextBoolean() ? null : from.plusSeconds(random.nextInt(900));
      return new SignIn(
          new SignInId(new UUID(1, number)),
          new WorkoutId(new UUID(2, number)),
          new MemberId(new UUID(3, number)),
          from,
          to);
    }

    @Override
    public String toString() {
      return "day " + seed;
    }

    /** Those that have begun, and an end only where it has come. */
    SignInTimeline signInsUntil(long timeMs) {
      return SignInTimeline.of(
          signIns.signIns().stream()
              .filter(signIn -> signIn.fromMs() <= timeMs)
              .map(signIn -> signIn.toMs() <= timeMs ? signIn : open(signIn))
              .toList());
    }

    private static SignIn open(SignIn signIn) {
      return new SignIn(signIn.id(), signIn.workoutId(), signIn.memberId(), signIn.from(), null);
    }

    WorkoutFold fold(RestartPoint restart) {
      return fold(restart, signIns);
    }

    static WorkoutFold fold(RestartPoint restart, SignInTimeline known) {
      return new WorkoutFold(
          Bike.ID,
          DecoderProfile.standard(),
          new Strength(new Lifts(), Calibration.standard()),
          FoldRules.standard(),
          known,
          restart);
    }
  }
}
