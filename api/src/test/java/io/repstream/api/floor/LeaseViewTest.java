package io.repstream.api.floor;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.id.GatewayId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LeaseViewTest {
  private static final GatewayId GATEWAY = new GatewayId("gw-1");
  private static final long START_MS = 1_000_000;

  @Test
  void callsNothingLostBeforeItWatchedForTenSeconds() {
    LeaseView view = LeaseView.unread().read(Map.of(), START_MS);
    assertThat(view.isLost(GATEWAY, 0)).isFalse();
    view = view.read(Map.of(), START_MS + 9_999);
    assertThat(view.isLost(GATEWAY, 0)).isFalse();
    view = view.read(Map.of(), START_MS + 10_000);
    assertThat(view.isLost(GATEWAY, 0)).isTrue();
  }

  @Test
  void callsAGatewayLostTenSecondsAfterItsLastRenewal() {
    LeaseView view = LeaseView.unread().read(Map.of(GATEWAY, START_MS), START_MS);
    view = view.read(Map.of(GATEWAY, START_MS + 5_000), START_MS + 15_000);
    assertThat(view.isLost(GATEWAY, 0)).isFalse();
    view = view.read(Map.of(GATEWAY, START_MS + 5_000), START_MS + 15_001);
    assertThat(view.isLost(GATEWAY, 0)).isTrue();
    assertThat(view.lastRenewalMs(GATEWAY)).isEqualTo(START_MS + 5_000);
  }

  @Test
  void beginsToWatchAnewAfterAnOutage() {
    LeaseView view = LeaseView.unread().read(Map.of(GATEWAY, START_MS), START_MS);
    view = view.read(Map.of(GATEWAY, START_MS + 11_000), START_MS + 11_000).failed();
    assertThat(view.isWatching()).isFalse();
    assertThat(view.isLost(GATEWAY, 0)).isFalse();
    view = view.read(Map.of(GATEWAY, START_MS + 11_000), START_MS + 60_000);
    assertThat(view.isLost(GATEWAY, 0)).isFalse();
    view = view.read(Map.of(GATEWAY, START_MS + 11_000), START_MS + 70_000);
    assertThat(view.isLost(GATEWAY, 0)).isTrue();
  }

  @Test
  void aGatewayThatWroteAMomentAgoLivesThoughItsLeaseWasNotReadYet() {
    LeaseView view = LeaseView.unread().read(Map.of(), START_MS).read(Map.of(), START_MS + 20_000);
    assertThat(view.isLost(GATEWAY, START_MS + 19_500)).isFalse();
    assertThat(view.isLost(GATEWAY, START_MS + 9_999)).isTrue();
  }

  @Test
  void keepsLeasesThatARestartedRedisForgot() {
    LeaseView view = LeaseView.unread().read(Map.of(GATEWAY, START_MS), START_MS);
    view = view.read(Map.of(GATEWAY, START_MS + 20_000), START_MS + 20_000);
    view = view.read(Map.of(), START_MS + 21_000);
    assertThat(view.isLost(GATEWAY, 0)).isFalse();
  }

  @Test
  void beginsAnewWhenRedisTimeStepsBack() {
    LeaseView view = LeaseView.unread().read(Map.of(), START_MS).read(Map.of(), START_MS + 20_000);
    assertThat(view.read(Map.of(), START_MS).isLost(GATEWAY, 0)).isFalse();
  }

  @Test
  void forgetsGatewaysAfterAnHour() {
    LeaseView view = LeaseView.unread().read(Map.of(GATEWAY, START_MS), START_MS);
    view = view.read(Map.of(), START_MS + 3_600_001);
    assertThat(view.renewedAtMs()).isEmpty();
    assertThat(view.lastRenewalMs(GATEWAY)).isZero();
  }
}
