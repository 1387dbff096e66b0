package io.repstream.api.workout.goal;

import io.repstream.api.workout.member.MemberWorkout;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How far a goal is in its present period. */
@Schema(name = "GoalProgress", description = "How far a goal is in its present period")
public record GoalProgress(
    @Schema(description = "First day, in the goal's zone", example = "2026-11-23") LocalDate from,
    @Schema(description = "Last day", example = "2026-11-29") LocalDate to,
    @Schema(example = "12400.0") double value,
    @Schema(description = "Of the target; may exceed 100", example = "62.0") double percent,
    @Schema(description = "End of the workout that reached it") @Nullable Instant reachedAt) {

  /** The days of a period. */
  record Span(LocalDate from, LocalDate to, ZoneId zone) {
    /** The period that a moment lies in. */
    static Span of(Goal goal, Instant moment) {
      ZoneId zone = ZoneId.of(goal.timeZone());
      LocalDate day = moment.atZone(zone).toLocalDate();
      LocalDate from =
          switch (goal.period()) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case YEAR -> day.withDayOfYear(1);
          };
      LocalDate after =
          switch (goal.period()) {
            case DAY -> from.plusDays(1);
            case WEEK -> from.plusWeeks(1);
            case MONTH -> from.plusMonths(1);
            case YEAR -> from.plusYears(1);
          };
      return new Span(from, after.minusDays(1), zone);
    }

    /** Its begin, inclusive; a day may begin later than at midnight. */
    Instant begin() {
      return from.atStartOfDay(zone).toInstant();
    }

    /** Its end, exclusive. */
    Instant end() {
      return to.plusDays(1).atStartOfDay(zone).toInstant();
    }
  }

  /**
   * Adds up a period.
   *
   * @param workouts that began in it, in any order
   */
  static GoalProgress of(Goal goal, Span span, List<MemberWorkout> workouts) {
    double value = 0;
    Instant reachedAt = null;
    List<MemberWorkout> inOrder =
        workouts.stream()
            .filter(
                workout ->
                    goal.machineType() == null || goal.machineType() == workout.machineType())
            .sorted(Comparator.comparing(MemberWorkout::endedAt))
            .toList();
    for (MemberWorkout workout : inOrder) {
      value += goal.metric().of(workout);
      if (reachedAt == null && value >= goal.target()) {
        reachedAt = workout.endedAt();
      }
    }
    return new GoalProgress(span.from(), span.to(), value, value / goal.target() * 100, reachedAt);
  }
}
