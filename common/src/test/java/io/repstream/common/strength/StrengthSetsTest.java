package io.repstream.common.strength;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StrengthSetsTest {
  private static final Load FORTY_KG = new Load(null, 40.0, LoadUnit.KG);

  private final StrengthSets sets = new StrengthSets();

  @Test
  void setIsItsRepetitionsAndItsReport() {
    rep("a", 1, 10_000, 0.8);
    rep("a", 2, 13_000, 0.9);
    rep("a", 3, 16_000, 0.6);
    report("a", 17_000, StopReason.VELOCITY_LOSS, null);
    rep("b", 1, 80_000, null);
    report("b", 81_000, StopReason.TARGET, 2_000L);

    List<StrengthSet> done = sets.sets(Calibration.standard());

    StrengthSet first = done.getFirst();
    assertThat(first.repCount()).isEqualTo(3);
    assertThat(first.startMs()).isEqualTo(8_300);
    assertThat(first.endMs()).isEqualTo(17_000);
    assertThat(first.stopReason()).isEqualTo(StopReason.VELOCITY_LOSS);
    assertThat(first.velocityLossPercent()).isCloseTo(33.33, within(0.01));
    assertThat(first.loadNewtons()).isCloseTo(392.27, within(0.01));
    assertThat(first.load()).isEqualTo(FORTY_KG);
    assertThat(first.workJoules()).isCloseTo(3 * 392.266 * 0.5, within(0.01));
    assertThat(first.restBeforeMs()).isNull();
    assertThat(done.getLast().startMs()).isEqualTo(79_000);
    assertThat(done.getLast().restBeforeMs()).isEqualTo(62_000);
    assertThat(done.getLast().velocityLossPercent()).isNull();
  }

  @Test
  void setWithoutAReportIsLost() {
    rep("a", 1, 10_000, 0.8);

    assertThat(sets.sets(Calibration.standard()))
        .singleElement()
        .satisfies(
            set -> {
              assertThat(set.stopReason()).isEqualTo(StopReason.LOST);
              assertThat(set.repCount()).isEqualTo(1);
              assertThat(set.load()).isEqualTo(FORTY_KG);
            });
  }

  @Test
  void countWithoutRepetitionsIsASetToo() {
    sets.add(
        new StrengthReading.OfSet(
            new SetReport(
                "a", null, null, 30_000, 12, null, 20_000L, null, Load.UNKNOWN, null, null)));

    StrengthSet set = sets.sets(Calibration.standard()).getFirst();

    assertThat(set.repCount()).isEqualTo(12);
    assertThat(set.startMs()).isEqualTo(10_000);
    assertThat(set.loadNewtons()).isNull();
    assertThat(set.workJoules()).isNull();
  }

  @Test
  void loadsReadInNewtonsAsTheMachineIsCalibrated() {
    Calibration pulley = new Calibration(3, LoadClass.PLATES, 0.5, 25.0, 12);

    assertThat(pulley.newtons(FORTY_KG)).isCloseTo(208.133, within(1e-9));
    assertThat(pulley.newtons(new Load(null, 8.0, LoadUnit.LEVEL))).isEqualTo(212.0);
    assertThat(pulley.newtons(new Load(300.0, 40.0, LoadUnit.KG))).isEqualTo(300.0);
    assertThat(pulley.newtons(Load.UNKNOWN)).isNull();
    assertThat(Calibration.standard().newtons(new Load(null, 8.0, LoadUnit.LEVEL))).isNull();
    assertThat(Calibration.standard().newtons(new Load(null, 10.0, LoadUnit.LB)))
        .isCloseTo(44.482, within(0.001));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Calibration(1, LoadClass.PLATES, 0, null, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Calibration(1, LoadClass.PLATES, 1, Double.NaN, 0));
  }

  @Test
  void isBounded() {
    for (int i = 0; i < 2 * StrengthSets.MOST_SETS; i++) {
      rep("s" + i, 1, i, null);
    }
    for (int i = 2; i < 2 * StrengthSets.MOST_REPS; i++) {
      rep("s0", i, i, null);
    }

    List<StrengthSet> done = sets.sets(Calibration.standard());

    assertThat(done).hasSize(StrengthSets.MOST_SETS);
    assertThat(done.getFirst().reps()).hasSize(StrengthSets.MOST_REPS);
  }

  private void rep(String setId, int index, long atMs, @Nullable Double velocity) {
    sets.add(
        new StrengthReading.OfRep(
            setId,
            new Rep(
                index,
                Side.BOTH,
                atMs,
                800L,
                null,
                900L,
                velocity,
                null,
                null,
                null,
                500.0,
                FORTY_KG,
                RepQuality.OK)));
  }

  private void report(String setId, long atMs, StopReason reason, @Nullable Long durationMs) {
    sets.add(
        new StrengthReading.OfSet(
            new SetReport(
                setId,
                null,
                null,
                atMs,
                null,
                null,
                durationMs,
                null,
                Load.UNKNOWN,
                reason,
                null)));
  }
}
