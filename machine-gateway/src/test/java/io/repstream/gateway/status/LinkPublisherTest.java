package io.repstream.gateway.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.repstream.common.clock.WallClock;
import io.repstream.common.id.GatewayId;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import io.repstream.common.machine.StateReason;
import io.repstream.common.redis.LinkStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LinkPublisherTest {
  private static final long NOW_MS = 99_000;

  private final GymId gym = Links.newGym();
  private final FakeLinkStore store = new FakeLinkStore();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final WallClock clock = () -> Instant.ofEpochMilli(NOW_MS);
  private final LinkPublisher publisher =
      new LinkPublisher(new GatewayId("gw"), store, timer, clock);

  @AfterEach
  void stop() {
    timer.shutdownNow();
  }

  /** Keeps what it is given, and fails as often as told. */
  private static final class FakeLinkStore implements LinkStore {
    private final List<List<LinkChange>> writes = new CopyOnWriteArrayList<>();
    private volatile int failures;
    private volatile Map<MachineId, LinkStatus> shown = Map.of();

    @Override
    public void write(GymId gymId, List<LinkChange> changes, Consumer<Boolean> outcome) {
      writes.add(changes);
      boolean fails = failures > 0;
      if (fails) {
        failures = 0;
      }
      outcome.accept(!fails);
    }

    @Override
    public void read(GymId gymId, Consumer<Map<MachineId, LinkStatus>> answer) {
      answer.accept(shown);
    }

    List<LinkStatus> statuses() {
      List<LinkStatus> all = new ArrayList<>();
      writes.forEach(changes -> changes.forEach(change -> all.add(change.status())));
      return all;
    }
  }

  private void awaitWritten() throws InterruptedException {
    assertThat(publisher.awaitWritten(Duration.ofSeconds(10))).isTrue();
  }

  @Test
  void tellsSinceWhenAMachineIsConnectedAndWhyNotAnyMore() throws InterruptedException {
    publisher.connected(Links.admission(gym, "bike", 5));
    awaitWritten();
    publisher.disconnected(Links.admission(gym, "bike", 5), StateReason.HEARTBEAT_MISSED);
    awaitWritten();
    assertThat(store.statuses())
        .containsExactly(
            status(true, 5, 1_234, StateReason.CONNECTED),
            status(false, 5, NOW_MS, StateReason.HEARTBEAT_MISSED));
  }

  @Test
  void tellsWhatTheFloorShowsDifferently() throws InterruptedException {
    MachineId bike = new MachineId("bike");
    publisher.connected(Links.admission(gym, "bike", 5));
    awaitWritten();
    store.writes.clear();

    publisher.compare();
    awaitWritten();
    assertThat(store.statuses()).as("lost").hasSize(1).allMatch(LinkStatus::connected);

    store.shown = Map.of(bike, status(false, 5, 1_234, StateReason.GATEWAY_LOST));
    publisher.compare();
    awaitWritten();
    assertThat(store.statuses())
        .as("ended by a mistake")
        .hasSize(2)
        .allMatch(LinkStatus::connected);

    store.shown = Map.of(bike, status(true, 5, 1_234, StateReason.CONNECTED));
    publisher.compare();
    store.shown = Map.of(bike, status(false, 6, 1_234, StateReason.CLOSED_BY_MACHINE));
    publisher.compare();
    awaitWritten();
    assertThat(store.statuses()).as("as it is, or newer").hasSize(2);

    publisher.disconnected(Links.admission(gym, "bike", 5), StateReason.HEARTBEAT_MISSED);
    awaitWritten();
    store.writes.clear();
    store.shown = Map.of(bike, status(true, 5, 1_234, StateReason.CONNECTED));
    publisher.compare();
    awaitWritten();
    assertThat(store.statuses())
        .containsExactly(status(false, 5, NOW_MS, StateReason.HEARTBEAT_MISSED));
  }

  @Test
  void tellsEndsAgainTooUntilTheMachineIsBack() throws InterruptedException {
    publisher.connected(Links.admission(gym, "bike", 5));
    publisher.disconnected(Links.admission(gym, "bike", 5), StateReason.HEARTBEAT_MISSED);
    awaitWritten();
    store.writes.clear();
    publisher.tellAgain();
    awaitWritten();
    assertThat(store.statuses())
        .containsExactly(status(false, 5, NOW_MS, StateReason.HEARTBEAT_MISSED));
    publisher.connected(Links.admission(gym, "bike", 6));
    awaitWritten();
    store.writes.clear();
    publisher.tellAgain();
    awaitWritten();
    assertThat(store.statuses()).containsExactly(status(true, 6, 1_234, StateReason.CONNECTED));
  }

  private static LinkStatus status(
      boolean connected, long epoch, long sinceMs, StateReason reason) {
    return new LinkStatus(
        1, connected, "gw", epoch, "00000000-0000-0002-0000-000000000002", sinceMs, NOW_MS, reason);
  }

  @Test
  void writesOnlyTheLatestOfWhatGathers() throws InterruptedException {
    CountDownLatch gathered = new CountDownLatch(1);
    // However slow this host is: nothing is written before all of it is there.
    var _ =
        timer.submit(
            () -> {
              gathered.await();
              return true;
            });
    publisher.connected(Links.admission(gym, "bike", 5));
    publisher.connected(Links.admission(gym, "bike", 6));
    publisher.disconnected(Links.admission(gym, "bike", 5), StateReason.CLOSED_BY_MACHINE);
    publisher.connected(Links.admission(gym, "rower", 7));
    gathered.countDown();
    awaitWritten();
    assertThat(store.writes).hasSize(1);
    assertThat(store.statuses())
        .extracting(LinkStatus::epoch)
        .as("the older connection's end does not hide the newer one")
        .containsExactly(6L, 7L);
  }

  @Test
  void writesEachGymApart() throws InterruptedException {
    publisher.connected(Links.admission(gym, "bike", 5));
    publisher.connected(Links.admission(Links.newGym(), "bike", 6));
    awaitWritten();
    assertThat(store.writes).hasSize(2);
  }

  @Test
  void triesAgainUnlessSomethingNewerCame() throws InterruptedException {
    store.failures = 1;
    publisher.connected(Links.admission(gym, "bike", 5));
    await().until(() -> store.writes.size() == 1);
    publisher.connected(Links.admission(gym, "bike", 6));
    awaitWritten();
    assertThat(store.statuses()).extracting(LinkStatus::epoch).containsExactly(5L, 6L);
  }

  @Test
  void tellsAgainWhatIsStillThereAndWhatHasEnded() throws InterruptedException {
    publisher.connected(Links.admission(gym, "bike", 5));
    publisher.connected(Links.admission(gym, "rower", 6));
    publisher.disconnected(Links.admission(gym, "rower", 6), StateReason.CLOSED_BY_MACHINE);
    awaitWritten();
    store.writes.clear();
    publisher.tellAgain();
    awaitWritten();
    assertThat(store.statuses())
        .containsExactly(
            status(false, 6, NOW_MS, StateReason.CLOSED_BY_MACHINE),
            status(true, 5, 1_234, StateReason.CONNECTED));
  }

  @Test
  void doesNotWaitForEver() throws InterruptedException {
    timer.shutdownNow();
    publisher.connected(Links.admission(gym, "bike", 5));
    assertThat(publisher.awaitWritten(Duration.ofMillis(1))).isFalse();
  }
}
