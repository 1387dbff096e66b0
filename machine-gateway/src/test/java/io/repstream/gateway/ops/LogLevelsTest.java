package io.repstream.gateway.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import io.repstream.gateway.ops.LogLevels.Outcome;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogLevelsTest {
  private static final Duration LONG = Duration.ofHours(1);
  private static final String NET = "io.repstream.gateway.net";

  private final LoggerContext context = new LoggerContext();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final LogLevels levels = new LogLevels(context, timer);

  @AfterEach
  void stop() {
    timer.shutdownNow();
  }

  @Test
  void aChangeEndsByItselfAndTheLevelIsWhatItWas() {
    context.getLogger("io.repstream").setLevel(Level.INFO);
    assertThat(levels.change(NET, Level.DEBUG, Duration.ofMillis(1))).isEqualTo(Outcome.CHANGED);
    await().until(() -> levels.changed().isEmpty());
    assertThat(context.getLogger(NET).getLevel()).isNull();
    assertThat(context.getLogger(NET).getEffectiveLevel()).isEqualTo(Level.INFO);
  }

  @Test
  void aSecondChangeReplacesTheFirstAndReturnsToWhatWasBeforeBoth() {
    context.getLogger(NET).setLevel(Level.WARN);
    levels.change(NET, Level.DEBUG, LONG);
    levels.change(NET, Level.TRACE, LONG);
    assertThat(levels.changed()).containsOnlyKeys(NET).containsValue("TRACE");
    levels.restoreAll();
    assertThat(context.getLogger(NET).getLevel()).isEqualTo(Level.WARN);
    assertThat(levels.changed()).isEmpty();
  }

  @Test
  void loggersOfLibrariesStayAsTheyAre() {
    assertThat(levels.change("io.netty", Level.TRACE, LONG)).isEqualTo(Outcome.FOREIGN);
    assertThat(levels.change("io.repstreamer", Level.TRACE, LONG)).isEqualTo(Outcome.FOREIGN);
    assertThat(levels.change("ROOT", Level.TRACE, LONG)).isEqualTo(Outcome.FOREIGN);
    assertThat(context.getLogger("io.netty").getLevel()).isNull();
  }

  @Test
  void onlySoManyLoggersAreChanged() {
    for (int i = 0; i < 16; i++) {
      assertThat(levels.change("io.repstream.a" + i, Level.DEBUG, LONG)).isEqualTo(Outcome.CHANGED);
    }
    assertThat(levels.change("io.repstream.b", Level.DEBUG, LONG)).isEqualTo(Outcome.TOO_MANY);
    assertThat(levels.change("io.repstream.a1", Level.INFO, LONG)).isEqualTo(Outcome.CHANGED);
  }
}
