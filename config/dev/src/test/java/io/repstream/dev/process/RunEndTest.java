package io.repstream.dev.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RunEndTest {
  @Test
  void theFirstReasonCounts() throws InterruptedException {
    RunEnd end = new RunEnd();
    assertThat(end.now()).isEmpty();

    end.because(new RunEnd.Reason.StartFailed("port taken"));
    end.because(new RunEnd.Reason.Asked());

    assertThat(end.await()).isEqualTo(new RunEnd.Reason.StartFailed("port taken"));
    assertThat(end.now()).hasValue(new RunEnd.Reason.StartFailed("port taken"));
  }
}
