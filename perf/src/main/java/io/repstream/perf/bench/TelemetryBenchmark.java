package io.repstream.perf.bench;

import io.repstream.common.ftms.DecoderProfile;
import io.repstream.common.ftms.FtmsCharacteristic;
import io.repstream.common.ftms.FtmsDecoder;
import io.repstream.common.ftms.FtmsResult;
import io.repstream.common.machine.MachineType;
import io.repstream.common.rmp.Decoded;
import io.repstream.common.rmp.FrameType;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.common.rmp.RmpReader;
import io.repstream.common.rmp.RmpWriter;
import io.repstream.common.telemetry.Sample;
import io.repstream.common.telemetry.SampleBlock;
import io.repstream.common.telemetry.SampleKind;
import io.repstream.perf.ride.Ride;
import io.repstream.perf.ride.TrainingPlan;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one sample costs on its way: read by the gateway, decoded by ingest. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class TelemetryBenchmark {
  private static final int SAMPLES_PER_FRAME = 16;
  private static final int UUID_BYTES = 2;
  private static final long START_MS = 1_700_000_000_000L;

  private final DecoderProfile profile = DecoderProfile.standard();
  private byte[] bikePayload = {};
  private byte[] frameBody = {};

  /** A frame out of the middle of a ride. */
  @Setup
  public void ride() {
    Ride ride = Ride.on(MachineType.INDOOR_BIKE, TrainingPlan.steady(Duration.ofMinutes(5)), 1);
    for (int second = 0; second < 60; second++) {
      ride.advance(1);
    }
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < SAMPLES_PER_FRAME; i++) {
      ride.advance(1);
      bikePayload = ride.payload();
      samples.add(new Sample(61L + i, START_MS + i * 1_000L, SampleKind.FTMS.code(), bikePayload));
    }
    byte[] frame = RmpWriter.write(new RmpMessage.Samples(SampleBlock.of(samples)));
    frameBody = new byte[frame.length - RmpWriter.HEADER_BYTES];
    System.arraycopy(frame, RmpWriter.HEADER_BYTES, frameBody, 0, frameBody.length);
  }

  /** One Indoor Bike Data packet, seven fields, to an immutable record. */
  @Benchmark
  public FtmsResult decodeIndoorBike() {
    return FtmsDecoder.decode(
        FtmsCharacteristic.INDOOR_BIKE_DATA,
        bikePayload,
        UUID_BYTES,
        bikePayload.length - UUID_BYTES,
        profile);
  }

  /** One SAMPLES frame of 16 samples, checked and kept as bytes, as the gateway does. */
  @Benchmark
  public Decoded readSamplesFrame() {
    return RmpReader.read(FrameType.SAMPLES.code(), 0, ByteBuffer.wrap(frameBody));
  }
}
