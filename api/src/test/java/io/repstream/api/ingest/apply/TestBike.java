package io.repstream.api.ingest.apply;

import io.repstream.common.ftms.FtmsCharacteristic;
import io.repstream.common.ftms.FtmsEncoder;
import io.repstream.common.ftms.FtmsField;
import io.repstream.common.id.BootId;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import io.repstream.common.telemetry.MachineRun;
import io.repstream.common.telemetry.Sample;
import io.repstream.common.telemetry.SampleBlock;
import io.repstream.common.telemetry.SampleKind;
import io.repstream.common.workout.TimedSample;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A bike whose clock is ahead by a fixed skew and that writes down one sample a second, in runs as
 * a gateway would pack them.
 */
public final class TestBike {
  public static final long SKEW_MS = 90_000;
  public static final GymId GYM = GymId.parse("0190a1b2-0000-7000-8000-0000000000a1");

  private final MachineId machineId;
  private final GymId gymId;
  private final List<TimedSample> all = new ArrayList<>();
  private final List<TimedSample> unsent = new ArrayList<>();
  private BootId bootId = new BootId(UUID.randomUUID());
  private long nextSeq = 1;
  private long nowMs;
  private double meters;
  private double kcal;

  /**
   * @param startMs sample time of the second before the first sample
   */
  public TestBike(MachineId machineId, long startMs) {
    this(machineId, GYM, startMs);
  }

  /** A bike in a gym of the test's own. */
  public TestBike(MachineId machineId, GymId gymId, long startMs) {
    this.machineId = machineId;
    this.gymId = gymId;
    this.nowMs = startMs;
  }

  public MachineId machineId() {
    return machineId;
  }

  public long nowMs() {
    return nowMs;
  }

  /** Every sample so far, on the gateway's time scale. */
  public List<TimedSample> all() {
    return all;
  }

  public TestBike ride(int seconds) {
    for (int i = 0; i < seconds; i++) {
      nowMs += 1_000;
      meters += 3;
      kcal += 0.25;
      measure(3, 180);
    }
    return this;
  }

  public TestBike rest(int seconds) {
    for (int i = 0; i < seconds; i++) {
      nowMs += 1_000;
      measure(0, 0);
    }
    return this;
  }

  public TestBike silent(int seconds) {
    nowMs += seconds * 1_000L;
    return this;
  }

  public TestBike reboot() {
    bootId = new BootId(UUID.randomUUID());
    nextSeq = 1;
    meters = 0;
    kcal = 0;
    return this;
  }

  public TestBike signOut() {
    return event(SampleKind.SIGN_OUT, "");
  }

  /** A sample of kind 06. */
  public TestBike report(String state) {
    return event(SampleKind.MACHINE_STATE, "{\"state\":\"" + state + "\"}");
  }

  /** Samples that are never sent, and the sample of kind 08 that says so. */
  public TestBike lose(int samples, int cause) {
    long fromSeq = nextSeq;
    nextSeq += samples - 1;
    byte[] payload =
        ByteBuffer.allocate(17).putLong(fromSeq).putLong(nextSeq).put((byte) cause).array();
    add(SampleKind.LOST_RANGE, payload);
    return this;
  }

  /**
   * A sample of kind 02 with a load of 40 kg.
   *
   * @param more members as JSON
   */
  public TestBike rep(String setId, int index, String more) {
    return event(
        SampleKind.STRENGTH_REP,
        "{\"setId\":\"%s\",\"index\":%d,\"displayedLoad\":40,\"displayedUnit\":\"KG\",%s}"
            .formatted(setId, index, more));
  }

  /** A sample of kind 03. */
  public TestBike set(String setId, String stopReason) {
    return event(
        SampleKind.STRENGTH_SET,
        "{\"setId\":\"%s\",\"stopReason\":\"%s\"}".formatted(setId, stopReason));
  }

  /**
   * The samples since the last call, in runs of a bounded length.
   *
   * @param longest most samples in a run
   */
  public List<MachineRun> runs(int longest) {
    List<MachineRun> runs = new ArrayList<>();
    List<TimedSample> run = new ArrayList<>();
    for (TimedSample sample : unsent) {
      boolean fits =
          run.isEmpty()
              || (run.size() < longest
                  && run.getLast().bootId().equals(sample.bootId())
                  && sample.timeMs() - run.getFirst().timeMs() < 0xFFFF);
      if (!fits) {
        runs.add(pack(run));
        run.clear();
      }
      run.add(sample);
    }
    if (!run.isEmpty()) {
      runs.add(pack(run));
    }
    unsent.clear();
    return runs;
  }

  /** The same run from a machine whose clock jumped after it was measured. */
  public static MachineRun claimingAnotherCentury(MachineRun run) {
    return new MachineRun(
        run.machineId(),
        run.gymId(),
        new BootId(UUID.randomUUID()),
        run.ownerEpoch(),
        run.skewMs(),
        run.receivedAtMs() - 3_153_600_000_000L,
        run.block());
  }

  private MachineRun pack(List<TimedSample> samples) {
    List<Sample> asSent =
        samples.stream()
            .map(s -> new Sample(s.seq(), s.timeMs() + SKEW_MS, s.kindCode(), s.payload()))
            .toList();
    TimedSample last = samples.getLast();
    return new MachineRun(
        machineId, gymId, last.bootId(), 1, SKEW_MS, last.timeMs() + 40, SampleBlock.of(asSent));
  }

  private TestBike event(SampleKind kind, String payload) {
    add(kind, payload.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  private void measure(double metersPerSecond, double watts) {
    byte[] value =
        FtmsEncoder.of(FtmsCharacteristic.INDOOR_BIKE_DATA)
            .with(FtmsField.SPEED_KILOMETERS_PER_HOUR, metersPerSecond * 3.6)
            .with(FtmsField.CADENCE_RPM, metersPerSecond > 0 ? 80 : 0)
            .with(FtmsField.DISTANCE_METERS, meters)
            .with(FtmsField.RESISTANCE_LEVEL, 5)
            .with(FtmsField.POWER_WATTS, watts)
            .with(FtmsField.ENERGY_KCAL, Math.floor(kcal))
            .encode();
    byte[] payload = new byte[2 + value.length];
    payload[0] = (byte) (FtmsCharacteristic.INDOOR_BIKE_DATA.uuid16() >> 8);
    payload[1] = (byte) FtmsCharacteristic.INDOOR_BIKE_DATA.uuid16();
    System.arraycopy(value, 0, payload, 2, value.length);
    add(SampleKind.FTMS, payload);
  }

  private void add(SampleKind kind, byte[] payload) {
    TimedSample sample = new TimedSample(bootId, nextSeq++, nowMs, kind.code(), payload);
    all.add(sample);
    unsent.add(sample);
  }
}
