package io.repstream.common.strength;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class StrengthSetsPropertiesTest {
  private static final Calibration PLATES = new Calibration(2, LoadClass.PLATES, 0.5, 20.0, 10);

  @Property(tries = 100)
  void repeatsChangeNothing(@ForAll long seed) {
    Random random = new Random(seed);
    List<StrengthReading> session = session(random);
    List<StrengthReading> repeated = new ArrayList<>();
    for (StrengthReading reading : session) {
      repeated.add(reading);
      while (random.nextInt(3) == 0) {
        repeated.add(repeated.get(random.nextInt(repeated.size())));
      }
    }

    assertThat(sets(repeated)).isEqualTo(sets(session));
  }

  @Property(tries = 100)
  void everyRepetitionIsInItsSetOnce(@ForAll long seed) {
    List<StrengthReading> session = session(new Random(seed));
    long reps = session.stream().filter(r -> r instanceof StrengthReading.OfRep).count();

    List<StrengthSet> sets = sets(session);

    assertThat(sets.stream().mapToLong(set -> set.reps().size()).sum()).isEqualTo(reps);
    for (StrengthSet set : sets) {
      assertThat(set.endMs()).isGreaterThanOrEqualTo(set.startMs());
      Double loss = set.velocityLossPercent();
      assertThat(loss == null || (loss >= 0 && loss <= 100)).isTrue();
      assertThat(set.loadClass()).isEqualTo(LoadClass.PLATES);
      double joules =
          set.reps().stream()
              .mapToDouble(r -> PLATES.newtons(r.load()) * r.romMillimeters() / 1_000)
              .sum();
      assertThat(set.workJoules()).isCloseTo(joules, within(1e-6));
    }
  }

  private static List<StrengthSet> sets(List<StrengthReading> session) {
    StrengthSets sets = new StrengthSets();
    session.forEach(sets::add);
    return sets.sets(PLATES);
  }

  /** Sets of one to twelve repetitions, of one side or of both in turn; some ends are lost. */
  private static List<StrengthReading> session(Random random) {
    List<StrengthReading> session = new ArrayList<>();
    long atMs = 1_000_000;
    int setCount = 1 + random.nextInt(5);
    for (int number = 1; number <= setCount; number++) {
      boolean alternates = random.nextBoolean();
      int reps = 1 + random.nextInt(12);
      Load load = new Load(null, 20.0 + random.nextInt(80), LoadUnit.KG);
      for (int i = 0; i < reps; i++) {
        atMs += 2_000;
        Side side = alternates ? (i % 2 == 0 ? Side.LEFT : Side.RIGHT) : Side.BOTH;
        session.add(new StrengthReading.OfRep("s" + number, rep(i + 1, side, atMs, load, random)));
      }
      atMs += 500;
      if (random.nextInt(5) > 0) {
        session.add(
            new StrengthReading.OfSet(
                new SetReport(
                    "s" + number, "squat", null, atMs, reps, 10, null, null, load, null, null)));
      }
      atMs += 60_000;
    }
    return session;
  }

  private static Rep rep(int index, Side side, long atMs, Load load, Random random) {
    return new Rep(
        index,
        side,
        atMs,
        800L,
        null,
        900L,
        0.2 + random.nextDouble(),
        null,
        null,
        null,
        400.0 + random.nextInt(200),
        load,
        RepQuality.OK);
  }
}
