package io.repstream.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.gateway.ops.FlowWatch.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlowWatchTest {
  private static final int STEP_SECONDS = 5;

  private final FlowWatch watch = new FlowWatch(Duration.ofSeconds(30));
  private final List<Verdict> verdicts = new ArrayList<>();
  private long atMs;
  private double frames;

  /** Lets time pass with so many machines, each of which is heard so often. */
  private void pass(Duration time, int linked, double framesPerMachineAndMinute) {
    for (long left = time.toSeconds(); left > 0; left -= STEP_SECONDS) {
      atMs += STEP_SECONDS * 1_000;
      frames += linked * framesPerMachineAndMinute * STEP_SECONDS / 60;
      verdicts.add(watch.observe(atMs, (long) frames, linked));
    }
  }

  @Test
  void aGatewayThatHearsNothingOfItsLinkedMachinesHasCollapsed() {
    pass(Duration.ofMinutes(20), 100, 60);
    assertThat(verdicts).containsOnly(Verdict.STEADY);
    pass(Duration.ofMinutes(2), 100, 0);
    assertThat(verdicts).last().isEqualTo(Verdict.COLLAPSED);
    pass(Duration.ofMinutes(2), 100, 60);
    assertThat(verdicts).last().isEqualTo(Verdict.STEADY);
  }

  @Test
  void alsoAtNightWhenMachinesOnlyAnswerPings() {
    pass(Duration.ofHours(1), 40, 2);
    pass(Duration.ofMinutes(2), 40, 0);
    assertThat(verdicts).last().isEqualTo(Verdict.COLLAPSED);
  }

  @Test
  void aGymThatClosesIsNoCollapseWhetherItsMachinesStayLinkedOrNot() {
    pass(Duration.ofHours(1), 100, 300);
    pass(Duration.ofHours(1), 100, 1);
    pass(Duration.ofHours(1), 30, 1);
    pass(Duration.ofHours(8), 0, 0);
    pass(Duration.ofHours(1), 100, 300);
    assertThat(verdicts).containsOnly(Verdict.STEADY);
  }

  @Test
  void aPowerCutIsNoneEitherSinceTheLinksEndBeforeItCouldPassForOne() {
    pass(Duration.ofHours(1), 100, 60);
    pass(Duration.ofSeconds(75), 100, 0);
    pass(Duration.ofHours(1), 0, 0);
    assertThat(verdicts).containsOnly(Verdict.STEADY);
  }

  @Test
  void aClassThatEndsAndAFewMachinesSayNothing() {
    pass(Duration.ofMinutes(45), 25, 600);
    pass(Duration.ofMinutes(30), 25, 2);
    pass(Duration.ofMinutes(30), 4, 2);
    pass(Duration.ofMinutes(30), 4, 0);
    assertThat(verdicts).containsOnly(Verdict.STEADY);
  }
}
