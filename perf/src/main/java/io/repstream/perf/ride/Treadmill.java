package io.repstream.perf.ride;

import io.repstream.common.ftms.FtmsCharacteristic;
import io.repstream.common.ftms.FtmsEncoder;
import io.repstream.common.ftms.FtmsField;
import java.util.random.RandomGenerator;

/**
 * A belt at the speed of the runner, with an incline; energy by the ACSM walk and run equations.
 */
final class Treadmill implements Equipment {
  private static final double RUNNING_FROM_METERS_PER_SECOND = 2.1;
  private static final double RESTING_OXYGEN_ML_PER_KG_MINUTE = 3.5;
  private static final double KCAL_PER_LITRE_OXYGEN = 5;

  private final Athlete athlete;
  private final double inclinePercent;
  private final Inertia speed = new Inertia(0, 4);
  private final Inertia incline = new Inertia(0, 6);

  Treadmill(Athlete athlete, RandomGenerator random) {
    this.athlete = athlete;
    this.inclinePercent = random.nextInt(0, 9) * 0.5;
  }

  @Override
  public FtmsCharacteristic characteristic() {
    return FtmsCharacteristic.TREADMILL_DATA;
  }

  @Override
  public Motion advance(double intensity, double stepSeconds) {
    double aim = intensity * athlete.thresholdSpeedMetersPerSecond();
    double metersPerSecond = speed.followOrStop(aim, stepSeconds);
    double grade = incline.follow(inclinePercent, stepSeconds) / 100;
    return new Motion(metersPerSecond, Double.NaN, kcalPerSecond(metersPerSecond, grade));
  }

  @Override
  public void tell(FtmsEncoder packet) {
    packet.with(FtmsField.INCLINATION_PERCENT, incline.value());
  }

  private double kcalPerSecond(double metersPerSecond, double grade) {
    double metersPerMinute = metersPerSecond * 60;
    boolean running = metersPerSecond >= RUNNING_FROM_METERS_PER_SECOND;
    double level = (running ? 0.2 : 0.1) * metersPerMinute;
    double climb = (running ? 0.9 : 1.8) * metersPerMinute * grade;
    double oxygenMlPerKgMinute = RESTING_OXYGEN_ML_PER_KG_MINUTE + level + climb;
    double litresPerMinute = oxygenMlPerKgMinute * athlete.massKilograms() / 1000;
    return litresPerMinute * KCAL_PER_LITRE_OXYGEN / 60;
  }
}
