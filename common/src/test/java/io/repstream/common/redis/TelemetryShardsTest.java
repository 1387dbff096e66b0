package io.repstream.common.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.repstream.common.id.MachineId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelemetryShardsTest {
  private static final TelemetryShards SHARDS = new TelemetryShards(TelemetryShards.DEFAULT_COUNT);

  /** The check value of CRC-32C in the literature. */
  @Test
  void hashesByCrc32c() {
    assertThat(SHARDS.shardOf(new MachineId("123456789"))).isEqualTo((int) (0xE3069283L % 8));
  }

  @Test
  void namesAllKeysOfAShardUnderOneTag() {
    assertThat(SHARDS.stream(0)).isEqualTo("{telemetry:1632}:stream");
    assertThat(SHARDS.safety(0)).isEqualTo("{telemetry:1632}:safety");
    assertThat(SHARDS.dead(0)).isEqualTo("{telemetry:1632}:dead");
    assertThat(SHARDS.durable(7)).isEqualTo("{telemetry:1324}:durable");
    assertThat(SHARDS.lease(7)).isEqualTo("{telemetry:1324}:lease");
  }

  @Test
  void spreadsTheTagsOfFewerShards() {
    assertThat(new TelemetryShards(2).layout()).isEqualTo("v1:2:1632,1544");
    assertThat(SHARDS.layout()).isEqualTo("v1:8:1632,1412,596,906,1544,1189,1959,1324");
  }

  @Test
  void usesEveryShard() {
    assertThat(IntStream.range(0, 1_000).map(i -> SHARDS.shardOf(new MachineId("m" + i))))
        .contains(0, 1, 2, 3, 4, 5, 6, 7);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 3, 5, 9, 16})
  void refusesOtherCounts(int count) {
    assertThatIllegalArgumentException().isThrownBy(() -> new TelemetryShards(count));
  }
}
