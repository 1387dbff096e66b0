package io.repstream.common.workout.fold;

import io.repstream.common.ftms.DecoderProfile;
import io.repstream.common.id.BootId;
import io.repstream.common.id.MachineId;
import io.repstream.common.workout.SignInTimeline;
import io.repstream.common.workout.TimedSample;
import io.repstream.common.workout.Workout;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All samples of a machine, as a set, with the order that the fold needs: boots by the sample time
 * of their lowest sequence number, then sequence numbers. For one thread.
 */
public final class MachineHistory {
  private final Map<BootId, TreeMap<Long, TimedSample>> boots = new HashMap<>();

  /** Puts a sample in its place; one that is already there stays. */
  public void add(TimedSample sample) {
    boots.computeIfAbsent(sample.bootId(), _ -> new TreeMap<>()).putIfAbsent(sample.seq(), sample);
  }

  /** Puts many samples in their places. */
  public void addAll(Collection<TimedSample> samples) {
    samples.forEach(this::add);
  }

  /** Sample time of the lowest sequence number of a boot that has samples. */
  public long bootStartMs(BootId bootId) {
    return boots.get(bootId).firstEntry().getValue().timeMs();
  }

  /** Every sample once, in the order of the fold. */
  public List<TimedSample> inOrder() {
    List<TimedSample> samples = new ArrayList<>();
    boots.keySet().stream()
        .sorted(Comparator.comparingLong(this::bootStartMs).thenComparing(BootId::value))
        .forEach(bootId -> samples.addAll(boots.get(bootId).values()));
    return samples;
  }

  /**
   * All workouts of the machine.
   *
   * @param atMs for the question whether the last one goes on
   */
  public List<Workout> workouts(
      MachineId machineId, DecoderProfile profile, SignInTimeline signIns, long atMs) {
    return workouts(new WorkoutFold(machineId, profile, signIns), atMs);
  }

  /**
   * All workouts of the machine.
   *
   * @param fold that has seen nothing yet
   * @param atMs for the question whether the last one goes on
   */
  public List<Workout> workouts(WorkoutFold fold, long atMs) {
    inOrder().forEach(fold::accept);
    List<Workout> workouts = new ArrayList<>(fold.takeEnded());
    fold.openAt(atMs).ifPresent(workouts::add);
    return workouts;
  }
}
