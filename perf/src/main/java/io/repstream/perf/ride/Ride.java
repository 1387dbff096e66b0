package io.repstream.perf.ride;

import io.repstream.common.ftms.FtmsCharacteristic;
import io.repstream.common.ftms.FtmsEncoder;
import io.repstream.common.ftms.FtmsField;
import io.repstream.common.ftms.control.TargetField;
import io.repstream.common.ftms.control.TrainingState;
import io.repstream.common.machine.MachineType;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * One session on a machine, from counters at zero to its end. The first packet is that of the
 * waiting machine: all counters zero. Mutable; for one thread.
 */
public final class Ride {
  private static final double KILOMETERS_PER_HOUR_PER_METER_PER_SECOND = 3.6;
  private static final double HEART_DELAY_SECONDS = 25;
  private static final int UUID_BYTES = 2;

  private final Athlete athlete;
  private final TrainingPlan plan;
  private final Equipment equipment;
  private final FtmsEncoder encoder;
  private final RandomGenerator random;
  private final Inertia heartRateBpm;
  private Map<TargetField, Double> targets = Map.of();
  private double planSeconds;
  private Motion motion;
  private RideTotals totals = RideTotals.NOTHING;

  private Ride(Athlete athlete, TrainingPlan plan, Equipment equipment, RandomGenerator random) {
    this.athlete = athlete;
    this.plan = plan;
    this.equipment = equipment;
    this.motion = equipment.advance(0, 0);
    this.encoder = FtmsEncoder.of(equipment.characteristic());
    this.random = random;
    this.heartRateBpm = new Inertia(athlete.restingHeartRateBpm() + 10, HEART_DELAY_SECONDS);
  }

  /** Whether machines of this type are simulated in motion. */
  public static boolean isPossibleOn(MachineType type) {
    return type != MachineType.STRENGTH;
  }

  /**
   * A ride with everything random drawn from the seed.
   *
   * @throws IllegalArgumentException for a type that is not {@linkplain #isPossibleOn possible}
   */
  public static Ride on(MachineType type, TrainingPlan plan, long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    Athlete athlete = Athlete.random(random);
    return new Ride(athlete, plan, equipment(type, athlete, random), random);
  }

  /** A ride of hard and easy stretches. */
  public static Ride intervalsOn(MachineType type, Duration length, long seed) {
    return on(type, TrainingPlan.intervals(length, new SplittableRandom(~seed)), seed);
  }

  private static Equipment equipment(MachineType type, Athlete athlete, RandomGenerator random) {
    return switch (type) {
      case INDOOR_BIKE -> new IndoorBike(athlete, random);
      case TREADMILL -> new Treadmill(athlete, random);
      case ROWER -> new Rower(athlete, random);
      case CROSS_TRAINER -> new CrossTrainer(athlete, random);
      case STEP_CLIMBER -> new Climber(athlete, FtmsCharacteristic.STEP_CLIMBER_DATA);
      case STAIR_CLIMBER -> new Climber(athlete, FtmsCharacteristic.STAIR_CLIMBER_DATA);
      case STRENGTH -> throw new IllegalArgumentException("strength machines send repetitions");
    };
  }

  /**
   * Goes on for a step. In a pause the machine's counters stand still.
   *
   * @param stepSeconds above 0
   */
  public void advance(double stepSeconds) {
    Effort effort = plan.at(planSeconds);
    planSeconds += stepSeconds;
    double intensity = intensity(effort);
    motion = equipment.advance(intensity, stepSeconds);
    beat(intensity, stepSeconds);
    if (effort.kind() != Effort.Kind.PAUSE) {
      totals = totals.plus(motion, stepSeconds);
    }
  }

  /** From now on the machine holds these targets, whatever the plan says; by their field. */
  public void aimAt(Map<TargetField, Double> wanted) {
    targets = Map.copyOf(wanted);
  }

  private double intensity(Effort effort) {
    Double watts = targets.get(TargetField.POWER_WATTS);
    Double kilometersPerHour = targets.get(TargetField.SPEED_KILOMETERS_PER_HOUR);
    if (effort.kind() == Effort.Kind.PAUSE || (watts == null && kilometersPerHour == null)) {
      return effort.intensity();
    }
    return watts == null
        ? kilometersPerHour
            / KILOMETERS_PER_HOUR_PER_METER_PER_SECOND
            / athlete.thresholdSpeedMetersPerSecond()
        : watts / athlete.thresholdPowerWatts();
  }

  /** Whether the plan is done. */
  public boolean isFinished() {
    return planSeconds >= plan.totalSeconds();
  }

  /** Whether the next step belongs to a pause. */
  public boolean isPaused() {
    return !isFinished() && plan.at(planSeconds).kind() == Effort.Kind.PAUSE;
  }

  /** Which part of its training the next step belongs to, as training status (2AD3) tells it. */
  public TrainingState training() {
    return isFinished()
        ? TrainingState.POST_WORKOUT
        : switch (plan.at(planSeconds).kind()) {
          case WARM_UP -> TrainingState.WARM_UP;
          case STEADY -> TrainingState.MANUAL;
          case HARD -> TrainingState.HIGH_INTENSITY_INTERVAL;
          case RECOVERY -> TrainingState.RECOVERY_INTERVAL;
          case PAUSE -> TrainingState.IDLE;
          case COOL_DOWN -> TrainingState.COOL_DOWN;
        };
  }

  /** The truth so far. */
  public RideTotals totals() {
    return totals;
  }

  /** The payload of a kind 01 sample: the characteristic's UUID, then its value. */
  public byte[] payload() {
    encoder.clear();
    FtmsCharacteristic characteristic = equipment.characteristic();
    if (characteristic.carries(FtmsField.SPEED_KILOMETERS_PER_HOUR)) {
      encoder.with(
          FtmsField.SPEED_KILOMETERS_PER_HOUR,
          motion.speedMetersPerSecond() * KILOMETERS_PER_HOUR_PER_METER_PER_SECOND);
    }
    if (characteristic.carries(FtmsField.DISTANCE_METERS)) {
      encoder.with(FtmsField.DISTANCE_METERS, totals.distanceMeters());
    }
    if (characteristic.carries(FtmsField.POWER_WATTS) && !Double.isNaN(motion.powerWatts())) {
      encoder.with(FtmsField.POWER_WATTS, motion.powerWatts());
    }
    encoder
        .with(FtmsField.ENERGY_KCAL, totals.energyKcal())
        .with(FtmsField.HEART_RATE_BPM, heartRateBpm.value())
        .with(FtmsField.ELAPSED_SECONDS, totals.elapsedSeconds());
    equipment.tell(encoder);
    tellTarget(TargetField.RESISTANCE_LEVEL, FtmsField.RESISTANCE_LEVEL);
    tellTarget(TargetField.INCLINATION_PERCENT, FtmsField.INCLINATION_PERCENT);
    return withUuid(characteristic.uuid16());
  }

  private void tellTarget(TargetField target, FtmsField field) {
    Double value = targets.get(target);
    if (value != null && equipment.characteristic().carries(field)) {
      encoder.with(field, value);
    }
  }

  private byte[] withUuid(int uuid16) {
    byte[] payload = new byte[UUID_BYTES + encoder.encodedLength()];
    payload[0] = (byte) (uuid16 >>> 8);
    payload[1] = (byte) uuid16;
    encoder.encodeTo(payload, UUID_BYTES);
    return payload;
  }

  /** The heart follows the work and drifts upwards by a beat a minute. */
  private void beat(double intensity, double stepSeconds) {
    double reserve = athlete.maxHeartRateBpm() - athlete.restingHeartRateBpm();
    double drift = totals.elapsedSeconds() / 60;
    double aim = athlete.restingHeartRateBpm() + reserve * 0.85 * intensity + drift;
    double noise = random.nextGaussian(0, 1.5);
    heartRateBpm.follow(Math.min(athlete.maxHeartRateBpm(), aim) + noise, stepSeconds);
  }
}
