package io.repstream.perf.gym;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.credential.MachineKey;
import io.repstream.common.id.BootId;
import io.repstream.common.id.MachineId;
import io.repstream.common.machine.MachineType;
import io.repstream.perf.gym.RideRecord.Rider;
import io.repstream.perf.machine.MachineCredentials;
import io.repstream.perf.ride.RideTotals;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RideRecordTest {
  private static final MachineCredentials BIKE =
      new MachineCredentials(
          new MachineId("bike-1"),
          new MachineKey(1, new byte[MachineKey.BYTES]),
          MachineType.INDOOR_BIKE);

  @Test
  void tellsEverythingInPlainFigures() {
    Rider rider = new Rider.Member("sam@demo.example", "w-1");
    assertThat(new RideRecord(BIKE, rider, span(new RideTotals(50, 441.8742, 8.5, 7_500))).toJson())
        .hasToString(
            "{\"machineId\":\"bike-1\",\"type\":\"INDOOR_BIKE\","
                + "\"memberEmail\":\"sam@demo.example\",\"workoutId\":\"w-1\","
                + "\"startedAt\":\"2026-01-01T10:00:00Z\",\"endedAt\":\"2026-01-01T10:01:00Z\","
                + "\"durationSeconds\":60,\"activeSeconds\":50,\"distanceMeters\":441.874,\"energyKcal\":8.5,"
                + "\"averagePowerWatts\":150,\"samples\":61,\"firstSeq\":3,\"lastSeq\":63,"
                + "\"bootId\":\"00000000-0000-0001-0000-000000000002\"}");
  }

  @Test
  void nullSaysThatNobodySignedInAndNoPowerWasMeasured() {
    RideTotals totals = new RideTotals(60, 100, 5, Double.NaN);
    assertThat(new RideRecord(BIKE, new Rider.Anonymous(), span(totals)).toJson().toString())
        .contains("\"memberEmail\":null", "\"workoutId\":null", "\"averagePowerWatts\":null");
  }

  private static RideSpan span(RideTotals totals) {
    Instant start = Instant.parse("2026-01-01T10:00:00Z");
    return new RideSpan(
        new BootId(new UUID(1, 2)), start, start.plusSeconds(60), 3, 63, 61, totals);
  }
}
