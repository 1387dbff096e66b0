package io.repstream.common.workout.fold;

import io.repstream.common.ftms.DecoderProfile;
import io.repstream.common.ftms.FtmsCharacteristic;
import io.repstream.common.ftms.FtmsEncoder;
import io.repstream.common.ftms.FtmsField;
import io.repstream.common.ftms.control.TrainingState;
import io.repstream.common.id.BootId;
import io.repstream.common.id.MachineId;
import io.repstream.common.telemetry.SampleKind;
import io.repstream.common.workout.SignIn;
import io.repstream.common.workout.SignInTimeline;
import io.repstream.common.workout.TimedSample;
import io.repstream.common.workout.Workout;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A bike that writes down its samples, one a second unless told otherwise. */
final class Bike {
  static final MachineId ID = new MachineId("bike-7");
  static final long NOON_MS = 1_790_000_000_000L;

  private final List<TimedSample> samples = new ArrayList<>();
  private BootId bootId = boot(1);
  private long nextSeq = 1;
  private long timeMs = NOON_MS;
  private double meters;
  private double kcal;

  static BootId boot(int number) {
    return new BootId(new UUID(7, number));
  }

  List<TimedSample> samples() {
    return samples;
  }

  long timeMs() {
    return timeMs;
  }

  /** What its samples fold to. */
  List<Workout> workouts(SignIn... signIns) {
    MachineHistory history = new MachineHistory();
    history.addAll(samples);
    SignInTimeline timeline = SignInTimeline.of(List.of(signIns));
    return history.workouts(ID, DecoderProfile.standard(), timeline, timeMs);
  }

  /** The fold of its samples. */
  WorkoutFold folded() {
    WorkoutFold fold = new WorkoutFold(ID, DecoderProfile.standard(), SignInTimeline.empty());
    samples.forEach(fold::accept);
    return fold;
  }

  /** Switches it off and on: its counts begin anew. */
  Bike reboot() {
    bootId = new BootId(new UUID(7, bootId.value().getLeastSignificantBits() + 1));
    nextSeq = 1;
    return counting(0, 0);
  }

  /** Sets what it counts from. */
  Bike counting(double fromMeters, double fromKcal) {
    meters = fromMeters;
    kcal = fromKcal;
    return this;
  }

  /** Nothing is sampled for a while. */
  Bike silent(int seconds) {
    timeMs += seconds * 1_000L;
    return this;
  }

  /** The sample numbers of a while are lost. */
  Bike losing(int seconds) {
    nextSeq += seconds;
    return silent(seconds);
  }

  /** Its clock is set. */
  Bike clockStep(int seconds) {
    return silent(seconds);
  }

  Bike ride(int seconds, int metersPerSecond) {
    for (int i = 0; i < seconds; i++) {
      timeMs += 1_000;
      meters += metersPerSecond;
      kcal += 0.25;
      sample(metersPerSecond, 180);
    }
    return this;
  }

  Bike rest(int seconds) {
    for (int i = 0; i < seconds; i++) {
      timeMs += 1_000;
      sample(0, 0);
    }
    return this;
  }

  /** It says which training it runs. */
  Bike training(TrainingState state) {
    byte[] payload = {0x2A, (byte) 0xD3, 0, (byte) state.code()};
    return event(SampleKind.FTMS, payload);
  }

  /** Repetitions, one every three seconds, and the set. */
  Bike lift(int set, int reps) {
    for (int rep = 1; rep <= reps; rep++) {
      timeMs += 3_000;
      event(SampleKind.STRENGTH_REP, new byte[] {(byte) set, (byte) rep});
    }
    return event(SampleKind.STRENGTH_SET, new byte[] {(byte) set, (byte) reps});
  }

  Bike signOut() {
    return event(SampleKind.SIGN_OUT, new byte[0]);
  }

  Bike event(SampleKind kind, byte[] payload) {
    samples.add(new TimedSample(bootId, nextSeq++, timeMs, kind.code(), payload));
    return this;
  }

  /** A packet of the test's own making. */
  Bike packet(FtmsCharacteristic characteristic, byte[] value) {
    byte[] payload = new byte[2 + value.length];
    payload[0] = (byte) (characteristic.uuid16() >> 8);
    payload[1] = (byte) characteristic.uuid16();
    System.arraycopy(value, 0, payload, 2, value.length);
    return event(SampleKind.FTMS, payload);
  }

  private void sample(double metersPerSecond, double watts) {
    packet(
        FtmsCharacteristic.INDOOR_BIKE_DATA,
        FtmsEncoder.of(FtmsCharacteristic.INDOOR_BIKE_DATA)
            .with(FtmsField.SPEED_KILOMETERS_PER_HOUR, metersPerSecond * 3.6)
            .with(FtmsField.CADENCE_RPM, metersPerSecond > 0 ? 80 : 0)
            .with(FtmsField.DISTANCE_METERS, meters)
            .with(FtmsField.POWER_WATTS, watts)
            .with(FtmsField.ENERGY_KCAL, Math.floor(kcal))
            .with(FtmsField.HEART_RATE_BPM, 120)
            .encode());
  }
}
