package io.repstream.gateway.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.id.GatewayId;
import io.repstream.gateway.redis.RedisFault;
import io.repstream.gateway.status.LeaseStore.Renewal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LeaseWatchTest {
  private final LeaseWatch watch = new LeaseWatch();

  private List<GatewayId> at(long monotonicMs, long storeTimeMs, Map<String, Long> leases) {
    return watch.lost(new Renewal.Renewed(storeTimeMs, leases), monotonicMs);
  }

  @Test
  void callsAGatewayLostWhenItsLeaseIsTenSecondsOld() {
    assertThat(at(0, 50_000, Map.of("a", 50_000L, "b", 45_000L))).isEmpty();
    assertThat(at(10_000, 54_999, Map.of("a", 54_000L, "b", 45_000L))).isEmpty();
    assertThat(at(10_001, 55_000, Map.of("a", 55_000L, "b", 45_000L)))
        .containsExactly(new GatewayId("b"));
  }

  @Test
  void judgesNobodyBeforeTenSecondsOfItsOwnRenewals() {
    assertThat(at(0, 100_000, Map.of("old", 1L))).isEmpty();
    assertThat(at(9_999, 109_999, Map.of("old", 1L))).isEmpty();
    assertThat(at(10_000, 110_000, Map.of("old", 1L))).hasSize(1);
  }

  @Test
  void anOutageOfTheStoreMakesNobodyLost() {
    at(0, 100_000, Map.of("a", 100_000L));
    at(10_000, 110_000, Map.of("a", 110_000L));
    assertThat(watch.lost(new Renewal.Away(RedisFault.SILENT), 20_000)).isEmpty();
    assertThat(at(50_000, 150_000, Map.of("a", 110_000L)))
        .as("a had no chance to renew either")
        .isEmpty();
    assertThat(at(59_000, 159_000, Map.of("a", 110_000L))).isEmpty();
    assertThat(at(60_000, 160_000, Map.of("a", 110_000L))).hasSize(1);
  }
}
