package io.repstream.perf.ride;

import io.repstream.common.ftms.FtmsCharacteristic;
import io.repstream.common.ftms.FtmsEncoder;
import io.repstream.common.ftms.FtmsField;
import java.util.random.RandomGenerator;

/** A bike with a flywheel: power against air and rolling drag gives the speed on a flat road. */
final class IndoorBike implements Equipment {
  /** Half of air density times drag area. */
  private static final double AIR_DRAG_KG_PER_METER = 0.22;

  private static final double ROLLING_DRAG_NEWTONS = 3.6;
  private static final double STANDING_POWER_WATTS = 1;

  private final Athlete athlete;
  private final RandomGenerator random;
  private final double favouriteCadenceRpm;
  private final Inertia power = new Inertia(0, 3);
  private final Inertia speed = new Inertia(0, 5);
  private final Inertia cadence = new Inertia(0, 2);

  IndoorBike(Athlete athlete, RandomGenerator random) {
    this.athlete = athlete;
    this.random = random;
    this.favouriteCadenceRpm = random.nextDouble(78, 94);
  }

  @Override
  public FtmsCharacteristic characteristic() {
    return FtmsCharacteristic.INDOOR_BIKE_DATA;
  }

  @Override
  public Motion advance(double intensity, double stepSeconds) {
    double aimWatts = intensity * athlete.thresholdPowerWatts();
    double wobble = intensity == 0 ? 0 : random.nextGaussian(0, 0.03);
    double powerWatts = Math.max(0, power.followOrStop(aimWatts * (1 + wobble), stepSeconds));
    double aimCadence = intensity == 0 ? 0 : favouriteCadenceRpm + 8 * (intensity - 0.8);
    cadence.followOrStop(Math.max(0, aimCadence + wobble * 60), stepSeconds);
    double metersPerSecond = speed.followOrStop(speedOf(powerWatts), stepSeconds);
    return Motion.ofPower(metersPerSecond, powerWatts);
  }

  @Override
  public void tell(FtmsEncoder packet) {
    packet
        .with(FtmsField.CADENCE_RPM, Math.max(0, cadence.value()))
        .with(FtmsField.RESISTANCE_LEVEL, 1 + Math.min(19, power.value() / 20));
  }

  /** Solves P = drag × v³ + rolling × v for v, by Newton from above: it converges at once. */
  private static double speedOf(double powerWatts) {
    if (powerWatts < STANDING_POWER_WATTS) {
      return 0;
    }
    double speed = Math.cbrt(powerWatts / AIR_DRAG_KG_PER_METER);
    for (int i = 0; i < 5; i++) {
      double excess =
          AIR_DRAG_KG_PER_METER * speed * speed * speed + ROLLING_DRAG_NEWTONS * speed - powerWatts;
      speed -= excess / (3 * AIR_DRAG_KG_PER_METER * speed * speed + ROLLING_DRAG_NEWTONS);
    }
    return speed;
  }
}
