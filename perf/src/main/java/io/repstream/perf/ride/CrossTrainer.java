package io.repstream.perf.ride;

import io.repstream.common.ftms.FtmsCharacteristic;
import io.repstream.common.ftms.FtmsEncoder;
import io.repstream.common.ftms.FtmsField;
import java.util.random.RandomGenerator;

/** An elliptical: two steps are a stride, and a stride is a way. */
final class CrossTrainer implements Equipment {
  private static final double METERS_PER_STRIDE = 1.3;
  private static final double STEPS_PER_STRIDE = 2;

  private final Athlete athlete;
  private final RandomGenerator random;
  private final Inertia power = new Inertia(0, 3);
  private final Inertia strideRate = new Inertia(0, 3);
  private double strides;

  CrossTrainer(Athlete athlete, RandomGenerator random) {
    this.athlete = athlete;
    this.random = random;
  }

  @Override
  public FtmsCharacteristic characteristic() {
    return FtmsCharacteristic.CROSS_TRAINER_DATA;
  }

  @Override
  public Motion advance(double intensity, double stepSeconds) {
    double aimWatts = intensity * athlete.thresholdPowerWatts();
    double wobble = intensity == 0 ? 0 : random.nextGaussian(0, 0.03);
    double powerWatts = Math.max(0, power.followOrStop(aimWatts * (1 + wobble), stepSeconds));
    double aimStridesPerSecond = intensity == 0 ? 0 : 0.7 + 0.6 * intensity;
    double stridesPerSecond = strideRate.followOrStop(aimStridesPerSecond, stepSeconds);
    strides += stridesPerSecond * stepSeconds;
    return Motion.ofPower(stridesPerSecond * METERS_PER_STRIDE, powerWatts);
  }

  @Override
  public void tell(FtmsEncoder packet) {
    packet
        .with(FtmsField.STEPS_PER_MINUTE, strideRate.value() * 60 * STEPS_PER_STRIDE)
        .with(FtmsField.STRIDES, strides)
        .with(FtmsField.RESISTANCE_LEVEL, 1 + Math.min(19, power.value() / 20));
  }
}
