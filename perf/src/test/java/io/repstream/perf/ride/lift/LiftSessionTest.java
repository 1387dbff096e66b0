package io.repstream.perf.ride.lift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.repstream.api.ingest.strength.JsonStrengthReader;
import io.repstream.common.strength.Rep;
import io.repstream.common.strength.Side;
import io.repstream.common.strength.StopReason;
import io.repstream.common.strength.StrengthReading;
import io.repstream.common.telemetry.SampleKind;
import io.repstream.perf.ride.lift.LiftPlan.Target;
import io.repstream.perf.ride.lift.LiftPlan.Work;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiftSessionTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void fiveByTenIsFiftyRepetitionsOfAHuman(long seed) {
    LiftSession session = LiftSession.of(LiftPlan.fiveByTen(60), seed);

    assertThat(session.sets()).hasSize(5);
    for (LiftedSet set : session.sets()) {
      assertThat(set.stopReason()).isEqualTo(StopReason.TARGET);
      assertThat(set.reps()).hasSize(10);
      assertThat(set.durationSeconds()).isBetween(15.0, 80.0);
      for (LiftedRep rep : set.reps()) {
        assertThat(rep.meanVelocity()).isBetween(0.12, 1.2);
        assertThat(rep.peakVelocity()).isGreaterThan(rep.meanVelocity());
        assertThat(rep.meanPowerWatts()).isBetween(60.0, 900.0);
        assertThat(rep.romMeters()).isBetween(0.35, 0.62);
      }
    }
    assertThat(session.totals().energyKcal()).isBetween(8.0, 40.0);
    assertThat(session.totals().distanceMeters()).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void wireCarriesTheTruthAtItsResolution(long seed) {
    LiftSession session = LiftSession.of(LiftPlan.fiveByTen(42.5), seed);
    JsonStrengthReader reader = new JsonStrengthReader();
    List<LiftReport> reports = session.reports();
    assertThat(reports).hasSize(55);

    LiftedRep truth = session.sets().getFirst().reps().getFirst();
    LiftReport first = reports.getFirst();
    StrengthReading reading =
        reader.read(first.kind().code(), first.payload(), Math.round(first.atSeconds() * 1_000));
    assertThat(reading).isInstanceOf(StrengthReading.OfRep.class);
    Rep rep = ((StrengthReading.OfRep) reading).rep();
    assertThat(rep.meanVelocity()).isCloseTo(truth.meanVelocity(), within(0.0005));
    assertThat(rep.meanPower()).isCloseTo(truth.meanPowerWatts(), within(0.05));
    assertThat(rep.romMillimeters()).isCloseTo(truth.romMeters() * 1_000, within(0.5));
    assertThat(rep.load().displayed()).isEqualTo(42.5);
    assertThat(reports.get(10).kind()).isEqualTo(SampleKind.STRENGTH_SET);
    assertThat(reports)
        .allSatisfy(
            report -> assertThat(reader.fault(report.kind().code(), report.payload())).isNull())
        .extracting(LiftReport::atSeconds)
        .isSorted();
  }

  @Test
  void machineEndsASetThatBecomesTooSlow() {
    LiftPlan plan =
        new LiftPlan("leg-press", 1, new Target(30, 15), 120, Duration.ZERO, Work.TOGETHER);

    LiftedSet set = LiftSession.of(plan, 1).sets().getFirst();

    assertThat(set.stopReason()).isEqualTo(StopReason.VELOCITY_LOSS);
    assertThat(set.reps()).hasSizeBetween(3, 29);
    assertThat(set.velocityLossPercent()).isGreaterThan(15);
  }

  @Test
  void whoIsTooTiredStops() {
    LiftPlan plan =
        new LiftPlan("leg-press", 1, new Target(200, 100), 120, Duration.ZERO, Work.TOGETHER);

    assertThat(LiftSession.of(plan, 1).sets().getFirst().stopReason()).isEqualTo(StopReason.USER);
  }

  @Test
  void sidesInTurnCountEachForItself() {
    LiftPlan plan =
        new LiftPlan("leg-press-single", 2, new Target(4, 100), 40, Duration.ZERO, Work.IN_TURN);

    List<LiftedRep> reps = LiftSession.of(plan, 1).sets().getFirst().reps();

    assertThat(reps).hasSize(8);
    assertThat(reps).extracting(LiftedRep::index).containsExactly(1, 1, 2, 2, 3, 3, 4, 4);
    assertThat(reps).extracting(LiftedRep::side).startsWith(Side.LEFT, Side.RIGHT, Side.LEFT);
  }

  @Test
  void sameSeedIsTheSameSession() {
    assertThat(LiftSession.of(LiftPlan.fiveByTen(60), 4).sets())
        .isEqualTo(LiftSession.of(LiftPlan.fiveByTen(60), 4).sets())
        .isNotEqualTo(LiftSession.of(LiftPlan.fiveByTen(60), 5).sets());
  }

  @Test
  void refusesPlansThatAreNone() {
    assertThatIllegalArgumentException().isThrownBy(() -> LiftPlan.fiveByTen(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Target(0, 100));
    assertThatIllegalArgumentException().isThrownBy(() -> new Target(10, 0));
  }
}
