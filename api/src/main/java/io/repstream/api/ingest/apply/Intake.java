package io.repstream.api.ingest.apply;

import io.repstream.api.ingest.meter.DeclaredLosses;
import io.repstream.api.ingest.meter.IngestMeter;
import io.repstream.api.ingest.stream.DeadLetter;
import io.repstream.api.ingest.stream.StreamEntry;
import io.repstream.api.ingest.stream.TelemetryStream;
import io.repstream.api.ingest.strength.JsonStrengthReader;
import io.repstream.api.ingest.track.MachineTrack;
import io.repstream.api.sample.Boot;
import io.repstream.api.sample.BucketId;
import io.repstream.api.sample.IncomingSample;
import io.repstream.common.id.MachineId;
import io.repstream.common.telemetry.MachineRun;
import io.repstream.common.telemetry.Sample;
import io.repstream.common.telemetry.SampleKind;
import io.repstream.common.telemetry.TelemetryEntryCodec;
import io.repstream.common.workout.TimedSample;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes entries apart: their samples go into a batch and into the folds of their machines, what
 * cannot be read is put aside. For one thread.
 */
final class Intake {
  /** A machine's clock cannot be further off than late samples may be late. */
  private static final long MOST_OFF_MS = Duration.ofDays(30).toMillis();

  private final TelemetryStream stream;
  private final IngestMeter meter;
  private final Tracks tracks;
  private final DeclaredLosses losses;
  private final JsonStrengthReader strength = new JsonStrengthReader();

  /**
   * @param losses notes what machines declare lost
   */
  Intake(TelemetryStream stream, IngestMeter meter, Tracks tracks, DeclaredLosses losses) {
    this.stream = stream;
    this.meter = meter;
    this.tracks = tracks;
    this.losses = losses;
  }

  /** Takes an entry, of whatever kind, whose acknowledgement the batch waits for. */
  void take(StreamEntry entry, Batch batch, Set<MachineTrack> taken) {
    switch (entry) {
      case StreamEntry.Packed packed -> {
        Set<MachineId> machines = takeRuns(packed, batch, taken);
        if (!machines.isEmpty()) {
          batch.add(packed.id(), machines);
        }
      }
      case StreamEntry.Foreign(String id) ->
          buryWhole(new DeadLetter("foreign_entry", id, id, new byte[0]));
      case StreamEntry.Gone(String id) -> {
        meter.lost(1);
        batch.add(id, Set.of());
      }
    }
  }

  /**
   * Takes the samples of an entry that is acknowledged elsewhere.
   *
   * @return its machines; none where it was put aside
   */
  Set<MachineId> takeRuns(StreamEntry.Packed entry, Batch batch, Set<MachineTrack> taken) {
    Set<MachineId> machines = new HashSet<>();
    switch (TelemetryEntryCodec.decode(entry.bytes())) {
      case TelemetryEntryCodec.Result.Unreadable(String reason) ->
          buryWhole(new DeadLetter(reason, entry.id(), entry.id(), entry.bytes()));
      case TelemetryEntryCodec.Result.Entry(long _, List<MachineRun> runs) -> {
        for (MachineRun run : runs) {
          taken.add(take(run, entry.id(), batch));
          machines.add(run.machineId());
        }
      }
    }
    return machines;
  }

  private MachineTrack take(MachineRun run, String entryId, Batch batch) {
    MachineTrack track = tracks.of(run.machineId(), run.gymId());
    MachineTrack.Sighting sighting = track.sight(Boot.of(run));
    if (sighting.isNews()) {
      batch.add(sighting.boot());
    }
    batch.touch(track, run.haste());
    Origin origin = new Origin(run, entryId, sighting.boot().skew().ms());
    run.block()
        .forEach(
            (seq, machineTimeMs, kindCode, payload) ->
                take(
                    track,
                    new Sample(seq, machineTimeMs, kindCode, bytesOf(payload)),
                    origin,
                    batch));
    return track;
  }

  /** Where a sample comes from. */
  private record Origin(MachineRun run, String entryId, long skewMs) {}

  private void take(MachineTrack track, Sample sample, Origin origin, Batch batch) {
    MachineRun run = origin.run();
    TimedSample timed = TimedSample.of(run.bootId(), sample, origin.skewMs());
    if (Math.abs(timed.timeMs() - run.receivedAtMs()) > MOST_OFF_MS) {
      bury(Letters.of("implausible_time", origin.entryId(), run, sample));
      return;
    }
    reportPoison(run, sample, origin.entryId());
    BucketId bucket = BucketId.of(run.machineId(), run.bootId(), sample.seq());
    batch.add(bucket, new IncomingSample(sample, run.receivedAtMs(), timed.timeMs()));
    if (track.accept(timed) && sample.kindCode() == SampleKind.LOST_RANGE.code()) {
      losses.note(run.machineId(), run.bootId(), sample.payload());
    }
  }

  /**
   * What cannot be read is told of, and kept as evidence all the same: a later version may read it,
   * and a hole in the sequence would say that samples are lost.
   */
  private void reportPoison(MachineRun run, Sample sample, String entryId) {
    String fault = strength.fault(sample.kindCode(), sample.payload());
    if (fault != null) {
      bury(Letters.of(fault, entryId, run, sample));
    }
  }

  private void buryWhole(DeadLetter entry) {
    meter.buried("unreadable_entry");
    stream.bury(entry);
  }

  /** Puts a sample aside; the rest of its entry goes on. */
  void bury(DeadLetter part) {
    meter.buried(part.reason());
    stream.buryPart(part);
  }

  private static byte[] bytesOf(ByteBuffer payload) {
    byte[] bytes = new byte[payload.remaining()];
    payload.get(bytes);
    return bytes;
  }
}
