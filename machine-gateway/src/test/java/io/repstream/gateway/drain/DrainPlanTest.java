package io.repstream.gateway.drain;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.gateway.drain.DrainPlan.Parting;
import io.repstream.gateway.session.Input;
import io.repstream.gateway.telemetry.Activity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DrainPlanTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final DrainConfig TERMS = terms(Duration.ofMinutes(8));

  private static final class Rider implements Guest {
    private Activity activity;

    Rider(Activity activity) {
      this.activity = activity;
    }

    @Override
    public Activity activity() {
      return activity;
    }

    @Override
    public void tell(Input input) {
      throw new AssertionError("a plan tells nobody");
    }
  }

  /** Someone who went, and when, both counted from the beginning. */
  private record Gone(Guest guest, Duration toldAt, Duration backAt) {}

  private static DrainConfig terms(Duration window) {
    return new DrainConfig(window, SECOND, 500, Duration.ofSeconds(10));
  }

  private static List<Guest> riders(int count, Activity activity) {
    return Stream.generate(() -> (Guest) new Rider(activity)).limit(count).toList();
  }

  /** Lets a plan run until all are gone or the window is over. */
  private static List<Gone> play(DrainConfig terms, List<Guest> guests) {
    DrainPlan plan = new DrainPlan(terms, guests.size(), new Random(1));
    Set<Guest> staying = new LinkedHashSet<>(guests);
    List<Gone> gone = new ArrayList<>();
    Duration at = Duration.ZERO;
    while (!staying.isEmpty() && at.compareTo(terms.window()) <= 0) {
      for (Parting parting : plan.next(at, staying)) {
        gone.add(new Gone(parting.guest(), at, at.plus(parting.reconnectAfter())));
        staying.remove(parting.guest());
      }
      at = at.plus(terms.interval());
    }
    return gone;
  }

  /** Most that come back within any second. */
  private static long peakPerSecond(List<Gone> gone) {
    List<Duration> back = gone.stream().map(Gone::backAt).sorted().toList();
    int peak = 0;
    int first = 0;
    for (int last = 0; last < back.size(); last++) {
      while (back.get(last).minus(back.get(first)).compareTo(SECOND) >= 0) {
        first++;
      }
      peak = Math.max(peak, last - first + 1);
    }
    return peak;
  }

  @Test
  void idleMachinesGoFirstThenThoseThatRestThenTheOthersAtTheEndOfTheWindow() {
    List<Guest> guests = new ArrayList<>(riders(20, Activity.IN_WORKOUT));
    guests.addAll(riders(20, Activity.AT_BOUNDARY));
    guests.addAll(riders(20, Activity.IDLE));
    List<Gone> gone = play(terms(Duration.ofSeconds(60)), guests);
    assertThat(gone).extracting(one -> one.guest().activity()).isSorted().hasSize(60);
    assertThat(gone.get(39).toldAt()).isLessThan(Duration.ofSeconds(10));
    assertThat(gone.get(40).toldAt()).isGreaterThan(Duration.ofSeconds(50));
  }

  @Test
  void aMachineInAWorkoutGoesAsSoonAsItsSetIsOver() {
    Rider lifter = new Rider(Activity.IN_WORKOUT);
    DrainPlan plan = new DrainPlan(TERMS, 1, new Random(1));
    assertThat(plan.next(Duration.ZERO, List.of(lifter))).isEmpty();
    assertThat(plan.next(Duration.ofSeconds(90), List.of(lifter))).isEmpty();
    lifter.activity = Activity.AT_BOUNDARY;
    List<Parting> partings = plan.next(Duration.ofSeconds(91), List.of(lifter));
    assertThat(partings).extracting(Parting::guest).containsExactly(lifter);
    assertThat(partings.getFirst().reconnectAfter()).isBetween(Duration.ZERO, SECOND);
  }

  @Test
  void everybodyIsToldByTheEndOfTheWindow() {
    for (int seconds : new int[] {0, 1, 2, 7, 30}) {
      Duration window = Duration.ofSeconds(seconds);
      List<Gone> gone = play(terms(window), riders(2_000, Activity.IN_WORKOUT));
      assertThat(gone).hasSize(2_000).allMatch(one -> one.toldAt().compareTo(window) <= 0);
    }
  }

  @Test
  void noSecondSeesMoreThanATenthComeBackHoweverShortTheWindow() {
    for (int seconds : new int[] {0, 2, 20, 480}) {
      List<Gone> gone = play(terms(Duration.ofSeconds(seconds)), riders(1_000, Activity.IDLE));
      assertThat(gone).hasSize(1_000);
      assertThat(peakPerSecond(gone)).isBetween(90L, 102L);
    }
  }

  @Test
  void aLargeFleetGoesInBatchesOfTheLargestSize() {
    List<Gone> gone = play(TERMS, riders(20_000, Activity.IDLE));
    assertThat(gone).filteredOn(one -> one.toldAt().isZero()).hasSize(500);
    assertThat(peakPerSecond(gone)).isLessThanOrEqualTo(501);
  }

  @Test
  void aFewMachinesComeBackOneASecond() {
    List<Gone> gone = play(TERMS, riders(3, Activity.IDLE));
    assertThat(gone)
        .extracting(Gone::toldAt)
        .containsExactly(Duration.ZERO, SECOND, SECOND.multipliedBy(2));
    assertThat(gone).allMatch(one -> one.backAt().minus(one.toldAt()).compareTo(SECOND) <= 0);
  }

  @Test
  void withoutASpreadAllMayComeBackAtOnce() {
    DrainConfig hurried = new DrainConfig(Duration.ZERO, SECOND, 500, Duration.ZERO);
    assertThat(play(hurried, riders(40, Activity.IDLE)))
        .hasSize(40)
        .allMatch(one -> one.backAt().compareTo(SECOND.multipliedBy(2)) <= 0);
  }
}
