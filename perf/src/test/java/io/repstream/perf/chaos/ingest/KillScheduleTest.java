package io.repstream.perf.chaos.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class KillScheduleTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final KillSchedule schedule = new KillSchedule(Duration.ofMinutes(30), 4);

  @Test
  void eveningWaitsForTheKillThatIsDue() throws InterruptedException {
    Thread beforeTheFirst = evening(599);
    assertThat(beforeTheFirst.join(LIMIT)).isTrue();

    Thread atTheFirst = evening(600);
    await().atMost(LIMIT).until(() -> atTheFirst.getState() == Thread.State.WAITING);
    schedule.killed();

    assertThat(atTheFirst.join(LIMIT)).isTrue();
  }

  @Test
  void allKillsAreDoneBeforeTheLastPart() throws InterruptedException {
    for (int kill = 1; kill <= 3; kill++) {
      schedule.killed();
    }
    Thread last = evening(1_500);
    await().atMost(LIMIT).until(() -> last.getState() == Thread.State.WAITING);
    schedule.killed();

    assertThat(last.join(LIMIT)).isTrue();
    assertThat(evening(1_799).join(LIMIT)).isTrue();
  }

  private Thread evening(long second) {
    return Thread.ofVirtual()
        .start(
            () -> {
              try {
                schedule.await(second);
              } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
              }
            });
  }
}
