package io.repstream.api.machine;

import io.repstream.api.floor.MachineStatus;
import io.repstream.common.machine.MachineState;
import io.repstream.common.machine.MachineType;
import io.repstream.common.machine.StateReason;
import io.repstream.common.redis.LiveFigures;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A machine as clients see it: inventory and live status in one. REST lists and the live floor use
 * the same shape.
 */
@Schema(name = "Machine", description = "A machine of a gym with what it is doing now")
public record MachineView(
    @Schema(example = "0199f3c0-5d2e-7c11-9a54-3f1d2b7c8e90") String id,
    @Schema(example = "Bike 7") String name,
    MachineType type,
    @Schema(example = "Velora") String vendor,
    @Schema(example = "Pulse 300") String model,
    @Schema(example = "VP3-004711") String serial,
    @Nullable FloorPosition position,
    MachineState state,
    @Schema(description = "When the state began; absent where it never connected")
        @Nullable Instant since,
    StateReason reason,
    @Schema(description = "Whether the figures are older than 10 s or of a lost connection")
        boolean stale,
    @Schema(description = "The last figures; absent where there are none") @Nullable LiveView live,
    @Schema(description = "The name under which somebody trains now", example = "Mia K.")
        @Nullable String memberAlias,
    @Schema(description = "The workout under way") @Nullable String workoutId) {

  /** Momentary values and totals of the workout under way; what is unknown is absent. */
  @Schema(name = "LiveFigures", description = "What a machine measured last")
  public record LiveView(
      @Schema(example = "182") @Nullable Double powerWatts,
      @Schema(example = "8.3") @Nullable Double speedMetersPerSecond,
      @Schema(example = "87") @Nullable Double cadenceRpm,
      @Schema(example = "141") @Nullable Integer heartRateBpm,
      @Schema(example = "1.5") @Nullable Double inclinePercent,
      @Schema(example = "9") @Nullable Double resistanceLevel,
      @Schema(example = "5210") @Nullable Double distanceMeters,
      @Schema(example = "146") @Nullable Double energyKcal,
      @Schema(example = "1250") @Nullable Long elapsedSeconds,
      Instant asOf) {

    static @Nullable LiveView of(@Nullable LiveFigures live) {
      if (live == null || live.figures() == null) {
        return null;
      }
      LiveFigures.Figures figures = live.figures();
      return new LiveView(
          figures.powerWatts(),
          figures.speedMetersPerSecond(),
          figures.cadenceRpm(),
          figures.heartRateBpm(),
          figures.inclinePercent(),
          figures.resistanceLevel(),
          figures.distanceMeters(),
          figures.energyKcal(),
          figures.elapsedSeconds(),
          Instant.ofEpochMilli(live.asOfMs()));
    }
  }

  /** Merges inventory and status. */
  public static MachineView of(Machine machine, MachineStatus status) {
    Machine.MachineDetails details = machine.details();
    @Nullable LiveFigures live = status.live();
    return new MachineView(
        machine.id().value(),
        details.name(),
        details.type(),
        details.vendor(),
        details.model(),
        details.serial(),
        details.position(),
        status.state(),
        status.since(),
        status.reason(),
        status.freshness() == MachineStatus.Freshness.STALE,
        LiveView.of(live),
        live == null ? null : live.alias(),
        live == null ? null : live.workoutId());
  }
}
