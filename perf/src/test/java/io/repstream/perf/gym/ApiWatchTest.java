package io.repstream.perf.gym;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ApiWatchTest {
  private final AtomicLong nanos = new AtomicLong();
  private final ApiWatch watch = new ApiWatch(nanos::get);

  @Test
  void isWorthATryUntilItFails() {
    assertThat(watch.isWorthATry()).isTrue();
    watch.failed(new IOException("refused"));
    assertThat(watch.isWorthATry()).isFalse();
    pass(Duration.ofSeconds(1));
    assertThat(watch.isWorthATry()).isTrue();
  }

  @Test
  void waitsLongerEachTimeUpToALimit() {
    for (int i = 0; i < 20; i++) {
      watch.failed(new IOException("refused"));
    }
    pass(Duration.ofSeconds(29));
    assertThat(watch.isWorthATry()).isFalse();
    pass(Duration.ofSeconds(1));
    assertThat(watch.isWorthATry()).isTrue();
  }

  @Test
  void forgetsOnceItIsAnswered() {
    watch.failed(new IOException("refused"));
    watch.answered();
    assertThat(watch.isWorthATry()).isTrue();
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
