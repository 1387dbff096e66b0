package io.repstream.api.workout.detail;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.api.workout.detail.HeartRateZones.Source;
import io.repstream.api.workout.detail.HeartRateZones.Zone;
import io.repstream.common.workout.part.HeartRateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeartRateZonesTest {
  @Test
  void sortsByTenthsOfTheMaximum() {
    List<HeartRateTime> rates =
        List.of(
            new HeartRateTime(60, 1_000),
            new HeartRateTime(119, 2_000),
            new HeartRateTime(120, 4_000),
            new HeartRateTime(179, 8_000),
            new HeartRateTime(180, 16_000),
            new HeartRateTime(210, 32_000));

    HeartRateZones zones = HeartRateZones.of(rates, 200, Source.GIVEN);

    assertThat(zones.zones())
        .containsExactly(
            new Zone(1, 0, 3),
            new Zone(2, 120, 4),
            new Zone(3, 140, 0),
            new Zone(4, 160, 8),
            new Zone(5, 180, 48));
  }
}
