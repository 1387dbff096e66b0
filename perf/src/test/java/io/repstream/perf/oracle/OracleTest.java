package io.repstream.perf.oracle;

import static io.repstream.perf.oracle.PlantedRun.BOOT;
import static io.repstream.perf.oracle.PlantedRun.LAST;
import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.perf.oracle.LedgerContents.Acked;
import io.repstream.perf.oracle.LedgerContents.Mark;
import org.junit.jupiter.api.Test;

/** Each rule finds what was planted against it, and nothing else. */
class OracleTest {
  private final PlantedRun run = new PlantedRun();

  @Test
  void cleanRunIsClean() {
    Verdict verdict = run.judge();
    assertThat(verdict.findings()).isEmpty();
    assertThat(verdict.isClean()).isTrue();
    assertThat(verdict.toText()).contains("CLEAN", "seed 4711", "21 samples of 1 boots, 21 acked");
  }

  @Test
  void verdictOverNothingIsNotClean() {
    run.ledger.clear();
    run.ledger.put(1L, new LedgerContents.Sample(1, PlantedRun.payload(1), Acked.NO));
    assertThat(run.judge().isClean()).isFalse();
  }

  @Test
  void findsAckedSampleThatIsNowhere() {
    run.measure(LAST + 1, Acked.YES);
    assertOnly(Rule.ACKED_IS_STORED, 1);
  }

  @Test
  void lackOfAnUnackedSampleIsNoFault() {
    run.measure(LAST + 1, Acked.NO);
    assertThat(run.judge().findings()).isEmpty();
  }

  @Test
  void findsAckedSamplesOfABootThatIsMissingAltogether() {
    run.stored.clear();
    run.workouts.clear();
    assertThat(run.judge().count(Rule.ACKED_IS_STORED)).isEqualTo(LAST);
  }

  @Test
  void findsOtherBytes() {
    run.stored.remove(5L);
    run.store(5, PlantedRun.bike(15, 7), 0);
    assertThat(run.judge().count(Rule.BYTES_ARE_EQUAL)).isEqualTo(1);
  }

  @Test
  void findsSampleInTwoPlaces() {
    run.store(5, PlantedRun.payload(5), 0);
    assertOnly(Rule.STORED_ONCE, 1);
  }

  @Test
  void findsSampleInAForeignBucket() {
    run.stored.remove(5L);
    run.store(5, PlantedRun.payload(5), 1);
    assertOnly(Rule.STORED_ONCE, 1);
  }

  @Test
  void findsMetersCountedTwice() {
    run.workouts.set(0, PlantedRun.workout("w", "COMPLETED", 63, 5, LAST));
    assertOnly(Rule.TOTALS_ARE_EXACT, 1);
  }

  @Test
  void findsEnergyThatIsMissing() {
    run.workouts.set(0, PlantedRun.workout("w", "COMPLETED", 60, 4, LAST));
    assertOnly(Rule.TOTALS_ARE_EXACT, 1);
  }

  @Test
  void findsWorkoutThatIsMissing() {
    run.workouts.clear();
    assertOnly(Rule.TOTALS_ARE_EXACT, 1);
  }

  @Test
  void findsWorkoutOfATouch() {
    run.stored.tailMap(5L, true).clear();
    run.ledger.tailMap(5L, true).clear();
    run.marks.clear();
    run.durable.put(BOOT, 4L);
    run.workouts.set(0, PlantedRun.workout("w", "COMPLETED", 12, 1, 4));
    assertOnly(Rule.TOTALS_ARE_EXACT, 1);
  }

  @Test
  void findsSecondWorkoutOfTheSameSamples() {
    run.workouts.add(PlantedRun.workout("again", "COMPLETED", 60, 5, LAST));
    assertOnly(Rule.TOTALS_ARE_EXACT, 1);
  }

  @Test
  void findsWorkoutThatRestsOnMoreSamplesThanThereAre() {
    run.workouts.set(0, PlantedRun.workout("w", "COMPLETED", 60, 5, LAST + 1));
    assertOnly(Rule.TOTALS_ARE_EXACT, 1);
  }

  @Test
  void findsRepetitionsThatNobodyDid() {
    StoredContents.Workout told = run.workouts.getFirst();
    run.workouts.set(
        0,
        new StoredContents.Workout(
            told.id(),
            told.machineId(),
            told.state(),
            told.distanceMeters(),
            told.energyKcal(),
            3L,
            told.sampleCount(),
            told.ranges()));
    assertOnly(Rule.TOTALS_ARE_EXACT, 1);
  }

  @Test
  void findsWorkoutThatNeverEnded() {
    run.workouts.set(0, PlantedRun.workout("w", "ACTIVE", 60, 5, LAST));
    assertOnly(Rule.WORKOUTS_ARE_CLOSED, 1);
  }

  @Test
  void findsMarkThatWentBack() {
    run.marks.add(new Mark(BOOT, 3, "WELCOME"));
    assertOnly(Rule.MARK_NEVER_FELL, 1);
  }

  @Test
  void findsMarkThatIsLowerThanWhatMachinesWereTold() {
    run.durable.put(BOOT, LAST - 1);
    assertOnly(Rule.MARK_NEVER_FELL, 1);
  }

  @Test
  void findsMarkThatLeadsWhatIsStored() {
    run.durable.put(BOOT, LAST + 5);
    assertOnly(Rule.MARK_NEVER_FELL, 1);
  }

  @Test
  void findsDeadLetters() {
    run.deadLetters = 2;
    assertOnly(Rule.NOTHING_IS_DEAD, 1);
  }

  private void assertOnly(Rule rule, int count) {
    Verdict verdict = run.judge();
    assertThat(verdict.findings()).extracting(Finding::rule).containsOnly(rule);
    assertThat(verdict.count(rule)).isEqualTo(count);
    assertThat(verdict.isClean()).isFalse();
    assertThat(verdict.toText()).contains("BROKEN " + rule.promise());
  }
}
