package io.repstream.api.workout.progress;

import io.repstream.api.workout.member.MemberWorkout;
import io.repstream.common.strength.StrengthSet;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The totals of one day, week or month. */
@Schema(name = "PeriodTotals", description = "What the workouts of a period add up to")
public record PeriodTotals(
    @Schema(description = "First day, in the zone asked for", example = "2026-11-23")
        LocalDate from,
    @Schema(example = "3") int workouts,
    @Schema(description = "Time in motion", example = "5400") long activeSeconds,
    @Schema(description = "Of the workouts that tell", example = "21300.0") double distanceMeters,
    @Schema(
            description = "By the estimate to believe, of the workouts that tell",
            example = "812.0")
        double energyKcal,
    @Schema(example = "15") int sets,
    @Schema(example = "150") int repetitions) {

  /** How days are gathered. */
  public enum By {
    DAY,
    /** From Monday. */
    WEEK,
    MONTH;

    LocalDate begin(LocalDate day) {
      return switch (this) {
        case DAY -> day;
        case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        case MONTH -> day.withDayOfMonth(1);
      };
    }
  }

  /** Adds workouts up, each to the period in which it began; periods without any are left out. */
  static List<PeriodTotals> of(List<MemberWorkout> workouts, By by, ZoneId zone) {
    TreeMap<LocalDate, PeriodTotals> periods = new TreeMap<>();
    for (MemberWorkout workout : workouts) {
      LocalDate from = by.begin(workout.startedAt().atZone(zone).toLocalDate());
      periods.merge(from, of(from, workout), PeriodTotals::plus);
    }
    return new ArrayList<>(periods.values());
  }

  private static PeriodTotals of(LocalDate from, MemberWorkout workout) {
    Double meters = workout.figures().distanceMeters();
    Double kcal = workout.energyKcal();
    List<StrengthSet> sets = workout.parts().sets();
    return new PeriodTotals(
        from,
        1,
        workout.figures().activeMs() / 1_000,
        meters == null ? 0 : meters,
        kcal == null ? 0 : kcal,
        sets.size(),
        sets.stream().mapToInt(StrengthSet::repCount).sum());
  }

  private PeriodTotals plus(PeriodTotals other) {
    return new PeriodTotals(
        from,
        workouts + other.workouts,
        activeSeconds + other.activeSeconds,
        distanceMeters + other.distanceMeters,
        energyKcal + other.energyKcal,
        sets + other.sets,
        repetitions + other.repetitions);
  }
}
