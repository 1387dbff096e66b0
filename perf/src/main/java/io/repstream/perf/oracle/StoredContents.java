package io.repstream.perf.oracle;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * What the stores hold of the boots in question.
 *
 * @param samples by boot and sequence number, every place where one is stored
 * @param durableMarks the highest sequence number that counts as stored, by boot
 * @param deadLetters how many entries became dead letters since the stand began
 */
public record StoredContents(
    Map<MachineBoot, NavigableMap<Long, List<Sample>>> samples,
    List<Workout> workouts,
    Map<MachineBoot, Long> durableMarks,
    long deadLetters) {
  public StoredContents {
    samples = Map.copyOf(samples);
    workouts = List.copyOf(workouts);
    durableMarks = Map.copyOf(durableMarks);
  }

  /**
   * A stored sample.
   *
   * @param raw its payload
   * @param bucket id of the document that holds it
   * @param bucketNumber that document's number: seq div 256 of all it should hold
   */
  public record Sample(
      long machineTimeMs, int kind, ByteBuffer raw, String bucket, long bucketNumber) {}

  /**
   * A stored workout.
   *
   * @param distanceMeters as the machine counted it; null where it did not
   * @param energyKcal as the machine counted it; null where it did not
   * @param repetitions null where workouts carry none
   */
  public record Workout(
      String id,
      String machineId,
      String state,
      @Nullable Double distanceMeters,
      @Nullable Double energyKcal,
      @Nullable Long repetitions,
      long sampleCount,
      List<Range> ranges) {
    public Workout {
      ranges = List.copyOf(ranges);
    }
  }

  /** Samples of one boot on which a workout rests, both ends included. */
  public record Range(String bootId, long firstSeq, long lastSeq) {
    boolean meets(long first, long last) {
      return firstSeq <= last && lastSeq >= first;
    }
  }

  long sampleCount() {
    return samples.values().stream().mapToLong(NavigableMap::size).sum();
  }
}
