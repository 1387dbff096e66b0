package io.repstream.api.ingest;

import io.repstream.api.ingest.floor.FloorWriter;
import io.repstream.api.ingest.meter.IngestMeter;
import io.repstream.api.ingest.stream.DeadLetter;
import io.repstream.api.ingest.stream.StreamEntry;
import io.repstream.api.ingest.stream.TelemetryStream;
import io.repstream.api.ingest.track.MachineTrack;
import io.repstream.api.ingest.track.TrackLoader;
import io.repstream.api.sample.Boot;
import io.repstream.api.sample.BucketId;
import io.repstream.api.sample.IncomingSample;
import io.repstream.api.workout.WorkoutChange;
import io.repstream.common.id.WorkoutId;
import io.repstream.common.telemetry.MachineRun;
import io.repstream.common.telemetry.Sample;
import io.repstream.common.telemetry.TelemetryEntryCodec;
import io.repstream.common.workout.TimedSample;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The work of one shard: takes entries, shows floors, writes what was taken, acknowledges. It knows
 * neither lease nor clock nor pace. After any exception {@link #forget} makes it as if it had just
 * been created. For one thread.
 */
final class ShardIngest {
  /** A machine's clock cannot be further off than late samples may be late. */
  private static final long MOST_OFF_MS = Duration.ofDays(30).toMillis();

  private static final int MOST_ATTEMPTS = 5;

  private final TelemetryStream stream;
  private final IngestPorts ports;
  private final IngestMeter meter;
  private final Tracks tracks;
  private final SignInWatch signIns;
  private Batch batch = new Batch();

  ShardIngest(TelemetryStream stream, IngestPorts ports, IngestMeter meter) {
    this.stream = stream;
    this.ports = ports;
    this.meter = meter;
    TrackLoader loader = new TrackLoader(ports.samples(), ports.workouts(), ports.signIns());
    this.tracks = new Tracks(loader, ports.floors());
    this.signIns = new SignInWatch(ports.signIns());
  }

  /** Takes entries and shows what they mean on the floor. */
  void take(List<StreamEntry> entries, long nowMs) {
    Set<MachineTrack> taken = new LinkedHashSet<>();
    for (StreamEntry entry : entries) {
      switch (entry) {
        case StreamEntry.Packed packed -> take(packed, taken);
        case StreamEntry.Foreign(String id) ->
            bury(new DeadLetter("foreign_entry", id, id, new byte[0]));
        case StreamEntry.Gone(String id) -> {
          meter.lost();
          batch.add(id);
        }
      }
    }
    meter.read(entries.size());
    signIns.refresh(taken, nowMs);
    show(taken);
  }

  /**
   * Looks at the machines as they are if nothing more comes: workouts may have ended, members may
   * have left.
   *
   * @param nowMs only when no entry waits, else an end could be seen too early
   */
  void look(long nowMs) {
    List<MachineTrack> used = new ArrayList<>();
    for (MachineTrack track : tracks.all()) {
      track.quietUntil(nowMs);
      if (track.isInUse()) {
        used.add(track);
        batch.touch(track);
      }
    }
    signIns.refresh(used, nowMs);
    show(used);
  }

  /** Looks also at machines that are not in memory but have a workout that must end. */
  void lookAt(Collection<OverdueMachine> overdue, long nowMs) {
    for (OverdueMachine machine : overdue) {
      MachineTrack track = tracks.of(machine.machineId(), machine.gymId());
      track.quietUntil(nowMs);
      batch.touch(track);
    }
  }

  /** How many samples wait for a write. */
  int waitingSamples() {
    return batch.sampleCount();
  }

  /**
   * Writes everything that was taken and acknowledges it.
   *
   * @return false where the lease is lost: another worker will do it again
   */
  boolean write(long leaseEpoch) {
    if (batch.isEmpty()) {
      return true;
    }
    ports.samples().putBoots(batch.boots());
    batch.wrote(ports.samples().put(batch.samples()));
    writeWorkouts();
    for (MachineTrack track : batch.tracks()) {
      for (Boot boot : track.takeQuietPlaces(leaseEpoch)) {
        ports.samples().putQuietPlace(boot, leaseEpoch);
      }
      track.takeConcluded().forEach(ports.signIns()::conclude);
    }
    if (!stream.acknowledge(batch.entryIds(), leaseEpoch)) {
      return false;
    }
    meter.stored(batch.sampleCount());
    show(batch.tracks());
    batch = new Batch();
    return true;
  }

  /** Frees memory; only right after a write. */
  void shrinkTo(int mostMachines) {
    tracks.shrinkTo(mostMachines);
    signIns.retain(tracks.ids());
  }

  /** Forgets everything that is not stored, and what is known of what is. */
  void forget() {
    batch = new Batch();
    tracks.clear();
    signIns.clear();
  }

  private void take(StreamEntry.Packed entry, Set<MachineTrack> taken) {
    switch (TelemetryEntryCodec.decode(entry.bytes())) {
      case TelemetryEntryCodec.Result.Unreadable(String reason) ->
          bury(new DeadLetter(reason, entry.id(), entry.id(), entry.bytes()));
      case TelemetryEntryCodec.Result.Entry(long _, List<MachineRun> runs) -> {
        for (MachineRun run : runs) {
          taken.add(take(run, entry.id()));
        }
        batch.add(entry.id());
      }
    }
  }

  private MachineTrack take(MachineRun run, String entryId) {
    MachineTrack track = tracks.of(run.machineId(), run.gymId());
    MachineTrack.Sighting sighting = track.sight(Boot.of(run));
    if (sighting.isNews()) {
      batch.add(sighting.boot());
    }
    batch.touch(track);
    long skewMs = sighting.boot().skew().ms();
    run.block()
        .forEach(
            (seq, machineTimeMs, kindCode, payload) ->
                take(
                    track,
                    run,
                    new Sample(seq, machineTimeMs, kindCode, bytesOf(payload)),
                    skewMs,
                    entryId));
    return track;
  }

  private void take(
      MachineTrack track, MachineRun run, Sample sample, long skewMs, String entryId) {
    TimedSample timed = TimedSample.of(run.bootId(), sample, skewMs);
    if (Math.abs(timed.timeMs() - run.receivedAtMs()) > MOST_OFF_MS) {
      String key = run.machineId() + "/" + run.bootId() + "/" + sample.seq();
      meter.buried("implausible_time");
      stream.buryPart(new DeadLetter("implausible_time", entryId, key, sample.payload()));
      return;
    }
    BucketId bucket = BucketId.of(run.machineId(), run.bootId(), sample.seq());
    batch.add(bucket, new IncomingSample(sample, run.receivedAtMs(), timed.timeMs()));
    track.accept(timed);
  }

  private void bury(DeadLetter entry) {
    meter.buried("unreadable_entry");
    stream.bury(entry);
  }

  /** Until every change is made against the version that it was made for. */
  private void writeWorkouts() {
    Set<MachineTrack> open = new LinkedHashSet<>(batch.tracks());
    for (int attempt = 0; !open.isEmpty(); attempt++) {
      if (attempt == MOST_ATTEMPTS) {
        throw new IllegalStateException("somebody else keeps changing the same workouts");
      }
      open.stream().filter(MachineTrack::isStale).forEach(this::reload);
      List<WorkoutChange> changes = new ArrayList<>();
      open.forEach(track -> changes.addAll(track.changes()));
      Set<WorkoutId> notMade = ports.workouts().apply(changes);
      open.removeIf(track -> track.confirmUnless(notMade));
    }
  }

  private void reload(MachineTrack track) {
    tracks.reload(track);
    meter.refolded();
  }

  private void show(Collection<MachineTrack> changed) {
    List<FloorWriter.Update> updates = new ArrayList<>();
    for (MachineTrack track : changed) {
      var gymId = track.gymId();
      if (gymId != null && !track.isStale()) {
        tracks
            .viewOf(track)
            .next(track)
            .map(figures -> new FloorWriter.Update(gymId, track.machineId(), figures))
            .ifPresent(updates::add);
      }
    }
    ports.floors().show(updates);
  }

  private static byte[] bytesOf(ByteBuffer payload) {
    byte[] bytes = new byte[payload.remaining()];
    payload.get(bytes);
    return bytes;
  }
}
