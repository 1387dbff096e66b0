package io.repstream.api.workout.detail;

import io.repstream.common.workout.part.HeartRateTime;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The time in five zones of a highest heart rate: below 60 %, then by tenths. */
@Schema(name = "HeartRateZones", description = "The time in each of five zones")
public record HeartRateZones(
    @Schema(description = "The rate that the zones are parts of", example = "186")
        int maxHeartRateBpm,
    @Schema(
            description =
                "GIVEN by who asks, the MEMBER's own, or the highest OBSERVED in this workout")
        Source source,
    List<Zone> zones) {
  private static final int[] FROM_PERCENT = {0, 60, 70, 80, 90};

  /** Where the highest rate is from. */
  public enum Source {
    GIVEN,
    /** The member told it, or it follows from what they told. */
    MEMBER,
    OBSERVED
  }

  /** A zone, its lower bound inclusive. */
  @Schema(name = "HeartRateZone")
  public record Zone(
      @Schema(example = "3") int number,
      @Schema(example = "130") int fromBpm,
      @Schema(example = "420.0") double seconds) {}

  /** Sorts the time at each rate into zones. */
  static HeartRateZones of(List<HeartRateTime> rates, int maxBpm, Source source) {
    long[] ms = new long[FROM_PERCENT.length];
    for (HeartRateTime rate : rates) {
      int zone = FROM_PERCENT.length - 1;
      while (rate.bpm() < fromBpm(zone, maxBpm)) {
        zone--;
      }
      ms[zone] += rate.durationMs();
    }
    List<Zone> zones = new ArrayList<>();
    for (int zone = 0; zone < ms.length; zone++) {
      zones.add(new Zone(zone + 1, fromBpm(zone, maxBpm), ms[zone] / 1_000.0));
    }
    return new HeartRateZones(maxBpm, source, zones);
  }

  private static int fromBpm(int zone, int maxBpm) {
    return (int) Math.ceil(FROM_PERCENT[zone] * maxBpm / 100.0);
  }
}
