package io.repstream.common.redis;

import io.repstream.common.machine.MachineState;
import io.repstream.common.machine.StateReason;
import org.jspecify.annotations.Nullable;

/**
 * What a machine measured last: one field of {@link RedisKeys#floorLive}, JSON. Unknown is null.
 *
 * @param v payload version, 1
 * @param state IDLE, IN_USE, PAUSED or OUT_OF_ORDER, as the samples tell
 * @param reason where the state needs one
 * @param figures the latest measured values; null before the first
 * @param workoutId of the workout under way
 * @param alias the name under which the member trains, nothing that identifies them
 * @param asOfMs sample time of the latest sample in it, gateway clock, epoch milliseconds
 * @param sinceMs sample time of the last change of state
 * @param bootId of the latest sample
 * @param seq of the latest sample; "latest" never moves backwards
 */
public record LiveFigures(
    int v,
    MachineState state,
    @Nullable StateReason reason,
    @Nullable Figures figures,
    @Nullable String workoutId,
    @Nullable String alias,
    long asOfMs,
    long sinceMs,
    String bootId,
    long seq) {
  public static final int VERSION = 1;

  /** Momentary values and running totals of the workout; SI units as named. */
  public record Figures(
      @Nullable Double powerWatts,
      @Nullable Double speedMetersPerSecond,
      @Nullable Double cadenceRpm,
      @Nullable Integer heartRateBpm,
      @Nullable Double inclinePercent,
      @Nullable Double resistanceLevel,
      @Nullable Double distanceMeters,
      @Nullable Double energyKcal,
      @Nullable Long elapsedSeconds) {}
}
