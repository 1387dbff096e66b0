package io.repstream.api.ingest.work;

import io.repstream.api.ingest.floor.FloorWriter;
import io.repstream.api.ingest.meter.DeclaredLosses;
import io.repstream.api.ingest.meter.IngestMeter;
import io.repstream.api.ingest.stream.DeadLetter;
import io.repstream.api.ingest.stream.StreamEntry;
import io.repstream.api.ingest.stream.TelemetryStream;
import io.repstream.api.ingest.strength.JsonStrengthReader;
import io.repstream.api.ingest.track.MachineTrack;
import io.repstream.api.ingest.track.SignInWatch;
import io.repstream.api.ingest.track.TrackLoader;
import io.repstream.api.sample.Boot;
import io.repstream.api.sample.BucketId;
import io.repstream.api.sample.IncomingSample;
import io.repstream.api.workout.WorkoutChange;
import io.repstream.common.id.MachineId;
import io.repstream.common.id.WorkoutId;
import io.repstream.common.telemetry.MachineRun;
import io.repstream.common.telemetry.Sample;
import io.repstream.common.telemetry.SampleKind;
import io.repstream.common.telemetry.TelemetryEntryCodec;
import io.repstream.common.workout.TimedSample;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * The work of one shard: takes entries, shows floors, writes what was taken, acknowledges. It knows
 * neither lease nor clock nor pace. After any exception {@link #forget} makes it as if it had just
 * been created. For one thread.
 */
final class ShardIngest {
  /** A machine's clock cannot be further off than late samples may be late. */
  private static final long MOST_OFF_MS = Duration.ofDays(30).toMillis();

  private static final int MOST_ATTEMPTS = 4;
  private static final int MOST_WRITES = 4 * RefoldQueue.REST;
  private static final long FIRST_PAUSE_MS = 5;

  private final TelemetryStream stream;
  private final IngestPorts ports;
  private final IngestMeter meter;
  private final JsonStrengthReader strength = new JsonStrengthReader();
  private final DeclaredLosses losses = new DeclaredLosses();
  private final Tracks tracks;
  private final SignInWatch signIns;
  private final RefoldQueue refolds;
  private Batch batch = new Batch();

  /**
   * @param refoldsPerWrite most machines that are folded again in one write, those in use apart
   */
  ShardIngest(TelemetryStream stream, IngestPorts ports, IngestMeter meter, int refoldsPerWrite) {
    this.stream = stream;
    this.ports = ports;
    this.meter = meter;
    TrackLoader loader =
        new TrackLoader(ports.samples(), ports.workouts(), ports.signIns(), ports.calibrations());
    this.tracks = new Tracks(loader, ports.floors());
    this.signIns = new SignInWatch(ports.signIns());
    this.refolds = new RefoldQueue(refoldsPerWrite);
  }

  /** How far a write came. */
  enum WriteOutcome {
    /** Everything is stored and acknowledged. */
    DONE,
    /**
     * All samples are stored, and all is acknowledged but for machines whose workouts wait for the
     * next write.
     */
    PARTLY,
    /** Another worker holds the shard and will do it again. */
    LEASE_LOST
  }

  /** Takes entries and shows what they mean on the floor. */
  void take(List<StreamEntry> entries, long nowMs) {
    Set<MachineTrack> taken = new LinkedHashSet<>();
    for (StreamEntry entry : entries) {
      switch (entry) {
        case StreamEntry.Packed packed -> take(packed, taken);
        case StreamEntry.Foreign(String id) ->
            buryWhole(new DeadLetter("foreign_entry", id, id, new byte[0]));
        case StreamEntry.Gone(String id) -> {
          meter.lost(1);
          batch.add(id, Set.of());
        }
      }
    }
    meter.read(entries.size());
    signIns.refresh(taken, nowMs);
    show(taken);
  }

  /** Takes a part of an entry that is acknowledged elsewhere. */
  void takeAlone(StreamEntry.Packed part, long nowMs) {
    Set<MachineTrack> taken = new LinkedHashSet<>();
    takeRuns(part, taken);
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

  /** How many entries wait for their machines' workouts. */
  int waitingEntries() {
    return batch.entryCount();
  }

  /**
   * Writes what was taken and acknowledges what is done with. All samples are stored; machines that
   * have to be folded again, because something of them came late, wait for their turn.
   */
  WriteOutcome write(long leaseEpoch) {
    if (batch.isEmpty()) {
      return WriteOutcome.DONE;
    }
    int samples = batch.sampleCount();
    ports.samples().putBoots(batch.boots());
    batch.stored(ports.samples().put(batch.samples()));
    losses.report(ports.samples(), meter);
    List<MachineTrack> written = writeWorkouts(refolds.next(batch.tracks()));
    for (MachineTrack track : written) {
      for (Boot boot : track.takeQuietPlaces(leaseEpoch)) {
        ports.samples().putQuietPlace(boot, leaseEpoch);
      }
      track.takeConcluded().forEach(ports.signIns()::conclude);
      batch.done(track);
    }
    List<String> done = batch.takeDone();
    if (!done.isEmpty() && !stream.acknowledge(done, leaseEpoch)) {
      return WriteOutcome.LEASE_LOST;
    }
    meter.stored(samples);
    show(written);
    return batch.isEmpty() ? WriteOutcome.DONE : WriteOutcome.PARTLY;
  }

  /** Writes until nothing waits, or as often as that may take if nobody interferes. */
  WriteOutcome writeAll(long leaseEpoch) {
    WriteOutcome outcome = write(leaseEpoch);
    for (int i = 0; i < MOST_WRITES && outcome == WriteOutcome.PARTLY; i++) {
      outcome = write(leaseEpoch);
    }
    return outcome;
  }

  /** Whether an entry was taken and waits to be done with. */
  boolean isWaiting(String entryId) {
    return batch.contains(entryId);
  }

  /** Frees memory; only right after a write. */
  void shrinkTo(int mostMachines) {
    tracks.shrinkTo(mostMachines, batch.machineIds());
    signIns.retain(tracks.ids());
    refolds.retain(tracks.ids());
  }

  /** Forgets everything that is not stored, and what is known of what is. */
  void forget() {
    batch = new Batch();
    tracks.clear();
    signIns.clear();
    refolds.clear();
    losses.clear();
  }

  private void take(StreamEntry.Packed entry, Set<MachineTrack> taken) {
    Set<MachineId> machines = takeRuns(entry, taken);
    if (!machines.isEmpty()) {
      batch.add(entry.id(), machines);
    }
  }

  /** The machines of an entry; none where it was put aside. */
  private Set<MachineId> takeRuns(StreamEntry.Packed entry, Set<MachineTrack> taken) {
    Set<MachineId> machines = new HashSet<>();
    switch (TelemetryEntryCodec.decode(entry.bytes())) {
      case TelemetryEntryCodec.Result.Unreadable(String reason) ->
          buryWhole(new DeadLetter(reason, entry.id(), entry.id(), entry.bytes()));
      case TelemetryEntryCodec.Result.Entry(long _, List<MachineRun> runs) -> {
        for (MachineRun run : runs) {
          taken.add(take(run, entry.id()));
          machines.add(run.machineId());
        }
      }
    }
    return machines;
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
      bury(Letters.of("implausible_time", entryId, run, sample));
      return;
    }
    reportPoison(run, sample, entryId);
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

  /**
   * Makes every change against the version that it was made for. Where somebody else keeps changing
   * the same workouts, these wait for the next write: their samples are stored, so nothing is lost.
   *
   * @return the machines whose workouts are stored
   */
  private List<MachineTrack> writeWorkouts(List<MachineTrack> due) {
    Set<MachineTrack> open = new LinkedHashSet<>(due);
    List<MachineTrack> written = new ArrayList<>();
    for (int attempt = 0; attempt < MOST_ATTEMPTS && !open.isEmpty(); attempt++) {
      if (attempt > 0) {
        pauseBefore(attempt);
      }
      open.stream().filter(MachineTrack::isStale).forEach(this::reload);
      List<WorkoutChange> changes = new ArrayList<>();
      open.forEach(track -> changes.addAll(track.changes()));
      Set<WorkoutId> notMade = ports.workouts().apply(changes);
      for (MachineTrack track : open) {
        if (track.confirmUnless(notMade)) {
          written.add(track);
        }
      }
      written.forEach(open::remove);
    }
    if (!open.isEmpty()) {
      meter.contended(open.size());
    }
    return written;
  }

  private static void pauseBefore(int attempt) {
    long mostMs = FIRST_PAUSE_MS << attempt;
    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(mostMs * 1_000_000));
  }

  private void reload(MachineTrack track) {
    tracks.reload(track);
    refolds.folded(track);
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
