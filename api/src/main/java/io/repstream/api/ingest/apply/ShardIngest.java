package io.repstream.api.ingest.apply;

import io.repstream.api.ingest.floor.FloorWriter;
import io.repstream.api.ingest.meter.DeclaredLosses;
import io.repstream.api.ingest.meter.IngestMeter;
import io.repstream.api.ingest.stream.DeadLetter;
import io.repstream.api.ingest.stream.StreamEntry;
import io.repstream.api.ingest.stream.TelemetryStream;
import io.repstream.api.ingest.track.MachineTrack;
import io.repstream.api.ingest.track.SignInWatch;
import io.repstream.api.ingest.track.TrackLoader;
import io.repstream.api.sample.Boot;
import io.repstream.common.id.WorkoutId;
import io.repstream.common.telemetry.MachineRun.Haste;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The work of one shard: takes entries, shows floors, writes what was taken, acknowledges. It knows
 * neither lease nor clock nor pace. After any exception {@link #forget} makes it as if it had just
 * been created. For one thread.
 */
public final class ShardIngest {
  private static final int MOST_WRITES = 4 * RefoldQueue.REST;

  private final TelemetryStream stream;
  private final IngestPorts ports;
  private final IngestMeter meter;
  private final DeclaredLosses losses = new DeclaredLosses();
  private final Tracks tracks;
  private final SignInWatch signIns;
  private final RefoldQueue refolds;
  private final Intake intake;
  private final WorkoutWriter writer;
  private Batch batch = new Batch();

  /**
   * @param refoldsPerWrite most machines that are folded again in one write, those in use apart
   */
  public ShardIngest(
      TelemetryStream stream, IngestPorts ports, IngestMeter meter, int refoldsPerWrite) {
    this.stream = stream;
    this.ports = ports;
    this.meter = meter;
    TrackLoader loader =
        new TrackLoader(ports.samples(), ports.workouts(), ports.signIns(), ports.readings()::of);
    this.tracks = new Tracks(loader, ports.floors());
    this.signIns = new SignInWatch(ports.signIns(), ports.readings()::of);
    this.refolds = new RefoldQueue(refoldsPerWrite);
    this.intake = new Intake(stream, meter, tracks, losses);
    this.writer = new WorkoutWriter(ports.workouts(), meter, this::reload);
  }

  /** How far a write came. */
  public enum WriteOutcome {
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
  public void take(List<StreamEntry> entries, long nowMs) {
    Set<MachineTrack> taken = new LinkedHashSet<>();
    for (StreamEntry entry : entries) {
      intake.take(entry, batch, taken);
    }
    meter.read(entries.size());
    signIns.refresh(taken, nowMs);
    show(taken);
  }

  /** Takes a part of an entry that is acknowledged elsewhere. */
  public void takeAlone(StreamEntry.Packed part, long nowMs) {
    Set<MachineTrack> taken = new LinkedHashSet<>();
    intake.takeRuns(part, batch, taken);
    signIns.refresh(taken, nowMs);
    show(taken);
  }

  /**
   * Looks at the machines as they are if nothing more comes: workouts may have ended, members may
   * have left.
   *
   * @param nowMs only when no entry waits, else an end could be seen too early
   */
  public void look(long nowMs) {
    List<MachineTrack> used = new ArrayList<>();
    for (MachineTrack track : tracks.all()) {
      track.quietUntil(nowMs);
      if (track.isInUse()) {
        used.add(track);
        batch.touch(track, Haste.LIVE);
      }
    }
    signIns.refresh(used, nowMs);
    show(used);
  }

  /** Looks also at machines that are not in memory but have a workout that must end. */
  public void lookAt(Collection<OverdueMachine> overdue, long nowMs) {
    for (OverdueMachine machine : overdue) {
      MachineTrack track = tracks.of(machine.machineId(), machine.gymId());
      track.quietUntil(nowMs);
      batch.touch(track, Haste.LIVE);
    }
  }

  /** How many samples wait for a write. */
  public int waitingSamples() {
    return batch.sampleCount();
  }

  /** How many entries wait for their machines' workouts. */
  public int waitingEntries() {
    return batch.entryCount();
  }

  /**
   * Writes what was taken and acknowledges what is done with. All samples are stored; machines that
   * have to be folded again, because something of them came late, wait for their turn.
   */
  public WriteOutcome write(long leaseEpoch) {
    if (batch.isEmpty()) {
      return WriteOutcome.DONE;
    }
    int samples = batch.sampleCount();
    ports.samples().putBoots(batch.boots());
    batch.stored(ports.samples().put(batch.samples()));
    losses.report(ports.samples(), meter);
    List<MachineTrack> written = writer.write(refolds.next(batch.tracks(), batch::canWait));
    for (MachineTrack track : written) {
      for (Boot boot : track.takeQuietPlaces(leaseEpoch)) {
        ports.samples().putQuietPlace(boot, leaseEpoch);
      }
      track.takeConcluded().forEach(ports.signIns()::conclude);
      track.takeLesson().ifPresent(taught -> ports.readings().learned(track.machineId(), taught));
      batch.done(track);
    }
    ports.floors().hint(changed(written));
    List<String> done = batch.takeDone();
    if (!done.isEmpty() && !stream.acknowledge(done, leaseEpoch)) {
      return WriteOutcome.LEASE_LOST;
    }
    meter.stored(samples);
    show(written);
    return batch.isEmpty() ? WriteOutcome.DONE : WriteOutcome.PARTLY;
  }

  /** Writes until nothing waits, or as often as that may take if nobody interferes. */
  public WriteOutcome writeAll(long leaseEpoch) {
    WriteOutcome outcome = write(leaseEpoch);
    for (int i = 0; i < MOST_WRITES && outcome == WriteOutcome.PARTLY; i++) {
      outcome = write(leaseEpoch);
    }
    return outcome;
  }

  /** Whether an entry was taken and waits to be done with. */
  public boolean isWaiting(String entryId) {
    return batch.contains(entryId);
  }

  /** Frees memory; only right after a write. */
  public void shrinkTo(int mostMachines) {
    tracks.shrinkTo(mostMachines, batch.machineIds());
    signIns.retain(tracks.ids());
    refolds.retain(tracks.ids());
  }

  /** Forgets everything that is not stored, and what is known of what is. */
  public void forget() {
    batch = new Batch();
    tracks.clear();
    signIns.clear();
    refolds.clear();
    losses.clear();
  }

  /** Puts a sample aside; the rest of its entry goes on. */
  public void bury(DeadLetter part) {
    intake.bury(part);
  }

  private static Set<WorkoutId> changed(List<MachineTrack> written) {
    Set<WorkoutId> changed = new HashSet<>();
    written.forEach(track -> changed.addAll(track.takeChanged()));
    return changed;
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
}
