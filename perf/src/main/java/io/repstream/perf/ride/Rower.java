package io.repstream.perf.ride;

import io.repstream.common.ftms.FtmsCharacteristic;
import io.repstream.common.ftms.FtmsEncoder;
import io.repstream.common.ftms.FtmsField;
import java.util.random.RandomGenerator;

/** An air rower: power is 2.8 × speed³, as its monitors reckon. */
final class Rower implements Equipment {
  private static final double WATTS_PER_SPEED_CUBED = 2.8;
  private static final double SLOWEST_METERS_PER_SECOND = 0.5;
  private static final double PACE_METERS = 500;

  /** An hour at threshold on the rower yields less than on the bike. */
  private static final double SHARE_OF_CYCLING_POWER = 0.85;

  private final Athlete athlete;
  private final RandomGenerator random;
  private final Inertia power = new Inertia(0, 4);
  private double strokesPerMinute;
  private double strokes;
  private double metersPerSecond;

  Rower(Athlete athlete, RandomGenerator random) {
    this.athlete = athlete;
    this.random = random;
  }

  @Override
  public FtmsCharacteristic characteristic() {
    return FtmsCharacteristic.ROWER_DATA;
  }

  @Override
  public Motion advance(double intensity, double stepSeconds) {
    double aimWatts = intensity * SHARE_OF_CYCLING_POWER * athlete.thresholdPowerWatts();
    double wobble = intensity == 0 ? 0 : random.nextGaussian(0, 0.04);
    double powerWatts = Math.max(0, power.followOrStop(aimWatts * (1 + wobble), stepSeconds));
    strokesPerMinute = intensity == 0 ? 0 : 18 + 10 * intensity;
    strokes += strokesPerMinute / 60 * stepSeconds;
    metersPerSecond = Math.cbrt(powerWatts / WATTS_PER_SPEED_CUBED);
    return Motion.ofPower(metersPerSecond, powerWatts);
  }

  @Override
  public void tell(FtmsEncoder packet) {
    boolean moving = metersPerSecond >= SLOWEST_METERS_PER_SECOND;
    packet
        .with(FtmsField.STROKES_PER_MINUTE, strokesPerMinute)
        .with(FtmsField.STROKES, Math.floor(strokes))
        .with(FtmsField.PACE_SECONDS_PER_500_METERS, moving ? PACE_METERS / metersPerSecond : 0);
  }
}
