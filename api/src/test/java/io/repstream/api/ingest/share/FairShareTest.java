package io.repstream.api.ingest.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.repstream.api.ingest.share.FairShare.Move;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FairShareTest {
  private final FairShare three = new FairShare(8, List.of("c", "a", "b"));

  @Test
  void givesWhatDoesNotDivideToTheFirst() {
    assertThat(List.of(three.of("a"), three.of("b"), three.of("c"))).containsExactly(3, 3, 2);
  }

  @Test
  void oneTakesAll() {
    assertThat(new FairShare(8, List.of("a")).move("a", new TreeSet<>()))
        .isEqualTo(new Move.Take(8));
  }

  @Test
  void letsOneGoAtATime() {
    assertThat(three.move("a", new TreeSet<>(List.of(0, 1, 2, 3, 4))))
        .isEqualTo(new Move.HandOver(4));
  }

  @Test
  void staysWithItsShare() {
    assertThat(three.move("c", new TreeSet<>(List.of(6, 7)))).isEqualTo(new Move.Stay());
  }

  @Test
  void whoIsNotAliveIsDueNothing() {
    assertThat(three.of("z")).isZero();
  }

  @Test
  void rulesLeaveRoomForAMissedRenewal() {
    Duration second = Duration.ofSeconds(1);

    assertThat(ShareRules.standard().leaseLife()).isEqualTo(Duration.ofSeconds(10));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ShareRules(second, second, second, second));
  }
}
