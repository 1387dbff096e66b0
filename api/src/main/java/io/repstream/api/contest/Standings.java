package io.repstream.api.contest;

import io.repstream.api.workout.effort.Effort;
import io.repstream.common.id.MemberId;
import io.repstream.common.machine.MachineType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who is where among those who take part. Pure. */
final class Standings {
  private Standings() {}

  /** A place in a contest. */
  @Schema(name = "ContestPlace", description = "A place in a contest")
  public record Place(
      @Schema(description = "Equal figures share a rank; the next one is left out", example = "1")
          int rank,
      @Schema(example = "Mia K.") String alias,
      @Schema(description = "In the unit that the metric names", example = "42195") long value,
      @Schema(description = "Whether this is you") boolean you) {}

  /**
   * Adds efforts up and ranks them. Figures count in whole units, so nobody wins by what no machine
   * can tell; who has done nothing yet has no place.
   *
   * @param entries who takes part; efforts of others are passed over
   * @param machineType only workouts of it count; null for all
   */
  static List<Place> of(
      List<ContestEntry> entries,
      List<Effort> efforts,
      ContestMetric metric,
      @Nullable MachineType machineType,
      MemberId reader) {
    Map<MemberId, Double> sums = new HashMap<>();
    for (Effort effort : efforts) {
      if (machineType == null || machineType == effort.machineType()) {
        sums.merge(effort.memberId(), metric.of(effort), Double::sum);
      }
    }
    record Sum(ContestEntry entry, long value) {}
    List<Sum> order =
        entries.stream()
            .map(entry -> new Sum(entry, Math.round(sums.getOrDefault(entry.memberId(), 0.0))))
            .filter(sum -> sum.value() > 0)
            .sorted(
                Comparator.comparingLong(Sum::value)
                    .reversed()
                    .thenComparing(sum -> sum.entry().alias())
                    .thenComparing(sum -> sum.entry().id()))
            .toList();
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      Sum sum = order.get(i);
      boolean tied = i > 0 && order.get(i - 1).value() == sum.value();
      places.add(
          new Place(
              tied ? places.getLast().rank() : i + 1,
              sum.entry().alias(),
              sum.value(),
              sum.entry().memberId().equals(reader)));
    }
    return places;
  }
}
