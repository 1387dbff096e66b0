package io.repstream.api.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class InFlightRequestsTest {
  private final InFlightRequests requests = new InFlightRequests();

  @Test
  void isIdleAtOnceWhereNothingIsUnderWay() throws InterruptedException {
    assertThat(requests.awaitIdle(Duration.ofDays(1))).isZero();
  }

  @Test
  void waitsForTheLastRequest() throws Exception {
    requests.enter();
    requests.enter();
    CompletableFuture<Integer> left =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return requests.awaitIdle(Duration.ofMinutes(1));
              } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
              }
            });
    requests.leave();
    assertThat(requests.count()).isOne();
    requests.leave();
    assertThat(left.get()).isZero();
  }

  @Test
  void givesUpAfterTheGrace() throws InterruptedException {
    requests.enter();
    assertThat(requests.awaitIdle(Duration.ofMillis(5))).isOne();
  }
}
