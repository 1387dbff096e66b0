package io.repstream.perf.ride;

import io.repstream.common.ftms.FtmsCharacteristic;
import io.repstream.common.ftms.FtmsEncoder;
import io.repstream.common.ftms.FtmsField;

/** A step or stair climber: body mass lifted step by step; no distance, no power of its own. */
final class Climber implements Equipment {
  private static final double METERS_PER_STEP = 0.2;
  private static final double STEPS_PER_FLOOR = 16;
  private static final double GRAVITY = 9.81;

  private final Athlete athlete;
  private final FtmsCharacteristic characteristic;
  private final Inertia stepRate = new Inertia(0, 4);
  private double steps;

  /**
   * @param characteristic of a step or a stair climber
   */
  Climber(Athlete athlete, FtmsCharacteristic characteristic) {
    this.athlete = athlete;
    this.characteristic = characteristic;
  }

  @Override
  public FtmsCharacteristic characteristic() {
    return characteristic;
  }

  @Override
  public Motion advance(double intensity, double stepSeconds) {
    double wattsPerStepRate = athlete.massKilograms() * GRAVITY * METERS_PER_STEP;
    double aim = intensity * athlete.thresholdPowerWatts() / wattsPerStepRate;
    double stepsPerSecond = stepRate.followOrStop(aim, stepSeconds);
    steps += stepsPerSecond * stepSeconds;
    double spent = Motion.ofPower(0, stepsPerSecond * wattsPerStepRate).kcalPerSecond();
    return new Motion(0, Double.NaN, spent);
  }

  @Override
  public void tell(FtmsEncoder packet) {
    packet
        .with(FtmsField.FLOORS, Math.floor(steps / STEPS_PER_FLOOR))
        .with(FtmsField.STEPS_PER_MINUTE, stepRate.value() * 60)
        .with(FtmsField.ELEVATION_GAIN_METERS, steps * METERS_PER_STEP);
    if (characteristic.carries(FtmsField.STEPS)) {
      packet.with(FtmsField.STEPS, Math.floor(steps));
    }
  }
}
