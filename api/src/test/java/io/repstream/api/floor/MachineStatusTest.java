package io.repstream.api.floor;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.api.floor.MachineStatus.Freshness;
import io.repstream.common.id.GatewayId;
import io.repstream.common.id.MachineId;
import io.repstream.common.machine.MachineState;
import io.repstream.common.machine.StateReason;
import io.repstream.common.redis.LinkStatus;
import io.repstream.common.redis.LiveFigures;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MachineStatusTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final long NOW_MS = NOW.toEpochMilli();
  private static final GatewayId GATEWAY = new GatewayId("gw-1");
  private static final LeaseView ALIVE = watched(NOW_MS - 1_000);
  private static final LeaseView DEAD = watched(NOW_MS - 11_000);

  private static LeaseView watched(long renewedMs) {
    return LeaseView.unread()
        .read(Map.of(GATEWAY, renewedMs), NOW_MS - 60_000)
        .read(Map.of(GATEWAY, renewedMs), NOW_MS);
  }

  private static LinkStatus link(boolean connected, String bootId, StateReason reason) {
    return new LinkStatus(
        1, connected, "gw-1", 7, bootId, NOW_MS - 300_000, NOW_MS - 12_000, reason);
  }

  private static LiveFigures live(MachineState state, String bootId, long ageMs) {
    return new LiveFigures(
        1, state, null, null, null, null, NOW_MS - ageMs, NOW_MS - 60_000, bootId, 42);
  }

  @Test
  void aMachineWithoutALinkNeverConnected() {
    MachineStatus status = MachineStatus.of(null, null, ALIVE, NOW);
    assertThat(status.state()).isEqualTo(MachineState.OFFLINE);
    assertThat(status.reason()).isEqualTo(StateReason.NEVER_CONNECTED);
    assertThat(status.since()).isNull();
    assertThat(new Floor(Map.of()).of(new MachineId("x"))).isEqualTo(status);
  }

  @Test
  void aConnectedMachineWithoutFiguresIsIdleSinceItConnected() {
    MachineStatus status =
        MachineStatus.of(link(true, "b1", StateReason.CONNECTED), null, ALIVE, NOW);
    assertThat(status.state()).isEqualTo(MachineState.IDLE);
    assertThat(status.since()).isEqualTo(NOW.minusSeconds(300));
    assertThat(status.freshness()).isEqualTo(Freshness.CURRENT);
  }

  @Test
  void figuresTellTheStateOfAConnectedMachine() {
    LiveFigures live = live(MachineState.IN_USE, "b1", 1_000);
    MachineStatus status =
        MachineStatus.of(link(true, "b1", StateReason.CONNECTED), live, ALIVE, NOW);
    assertThat(status.state()).isEqualTo(MachineState.IN_USE);
    assertThat(status.since()).isEqualTo(NOW.minusSeconds(60));
    assertThat(status.live()).isSameAs(live);
    assertThat(status.freshness()).isEqualTo(Freshness.CURRENT);
  }

  @Test
  void figuresOlderThanTenSecondsAreStale() {
    LinkStatus link = link(true, "b1", StateReason.CONNECTED);
    assertThat(
            MachineStatus.of(link, live(MachineState.IN_USE, "b1", 10_000), ALIVE, NOW).freshness())
        .isEqualTo(Freshness.CURRENT);
    assertThat(
            MachineStatus.of(link, live(MachineState.IN_USE, "b1", 10_001), ALIVE, NOW).freshness())
        .isEqualTo(Freshness.STALE);
  }

  @Test
  void aMachineAtRestHasNoFiguresRatherThanStaleOnes() {
    LinkStatus link = link(true, "b1", StateReason.CONNECTED);
    MachineStatus status =
        MachineStatus.of(link, live(MachineState.IDLE, "b1", 60_000), ALIVE, NOW);
    assertThat(status.state()).isEqualTo(MachineState.IDLE);
    assertThat(status.freshness()).isEqualTo(Freshness.CURRENT);
    assertThat(status.live()).isNull();
  }

  @Test
  void figuresOfAnEarlierBootSayNothingAboutNow() {
    LiveFigures earlier = live(MachineState.IN_USE, "b0", 1_000);
    MachineStatus status =
        MachineStatus.of(link(true, "b1", StateReason.CONNECTED), earlier, ALIVE, NOW);
    assertThat(status.state()).isEqualTo(MachineState.IDLE);
    assertThat(status.live()).isNull();
  }

  @Test
  void aClosedLinkIsOfflineForItsReason() {
    MachineStatus status =
        MachineStatus.of(link(false, "b1", StateReason.HEARTBEAT_MISSED), null, ALIVE, NOW);
    assertThat(status.state()).isEqualTo(MachineState.OFFLINE);
    assertThat(status.reason()).isEqualTo(StateReason.HEARTBEAT_MISSED);
  }

  @Test
  void aLostGatewayTakesItsMachinesOffline() {
    MachineStatus status =
        MachineStatus.of(link(true, "b1", StateReason.CONNECTED), null, DEAD, NOW);
    assertThat(status.state()).isEqualTo(MachineState.OFFLINE);
    assertThat(status.reason()).isEqualTo(StateReason.GATEWAY_LOST);
    assertThat(status.since()).isEqualTo(NOW.minusSeconds(11));
  }

  @Test
  void anOutageKeepsTheStateAndSaysSo() {
    MachineStatus status =
        MachineStatus.of(link(true, "b1", StateReason.CONNECTED), null, ALIVE, NOW);
    MachineStatus outage = status.duringOutage();
    assertThat(outage.state()).isEqualTo(MachineState.IDLE);
    assertThat(outage.reason()).isEqualTo(StateReason.STORE_OUTAGE);
    assertThat(outage.freshness()).isEqualTo(Freshness.STALE);
  }
}
