package io.repstream.api.contest;

import io.repstream.api.contest.Standings.Place;
import io.repstream.api.platform.problem.FieldFault;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.common.machine.MachineType;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The bodies of contests. */
final class ContestMessages {
  private ContestMessages() {}

  /** The wish to take part. */
  @Schema(name = "NewContestEntry")
  public record NewEntry(
      @Schema(description = "By which the others see you, else your first name", example = "Mia K.")
          @Size(min = 1, max = 40)
          @Nullable String alias) {}

  /** That one takes part. */
  @Schema(name = "ContestEntry")
  public record EntryView(@Schema(example = "Mia K.") String alias) {}

  /** The places of a stretch of days. */
  @Schema(name = "Leaderboard", description = "Members who take part, the best first")
  public record Board(
      ContestMetric metric,
      @Nullable MachineType machineType,
      @Schema(description = "First day, in the gym's zone", example = "2026-11-23") LocalDate from,
      @Schema(description = "Last day", example = "2026-11-29") LocalDate to,
      List<Place> items) {}

  /** The wish for a challenge. */
  @Schema(name = "NewChallenge")
  public record NewChallenge(
      @Schema(example = "Row the Channel") @NotBlank @Size(max = 100) String title,
      @NotNull ContestMetric metric,
      @Nullable MachineType machineType,
      @Schema(description = "First day, in the gym's zone", example = "2026-12-01") @NotNull
          LocalDate from,
      @Schema(description = "Last day, at most 100 after the first", example = "2026-12-31")
          @NotNull
          LocalDate to) {}

  /** A challenge as clients see it. */
  @Schema(name = "Challenge")
  public record ChallengeView(
      @Schema(example = "0199f3c0-5d2e-7c11-9a54-3f1d2b7c8e90") String id,
      @Schema(example = "Row the Channel") String title,
      ContestMetric metric,
      @Nullable MachineType machineType,
      @Schema(example = "2026-12-01") String from,
      @Schema(example = "2026-12-31") String to) {
    static ChallengeView of(Challenge challenge) {
      return new ChallengeView(
          challenge.id(),
          challenge.title(),
          challenge.metric(),
          challenge.machineType(),
          challenge.from(),
          challenge.to());
    }
  }

  /** A metre on a bike is less than one on a rower: distances compare on one kind of machine. */
  static void check(ContestMetric metric, @Nullable MachineType machineType) {
    if (metric == ContestMetric.DISTANCE_METERS && machineType == null) {
      throw invalid("machineType", "is needed where distances are compared");
    }
  }

  static Refusal invalid(String field, String fault) {
    return Refusal.invalid(List.of(new FieldFault(field, fault)));
  }
}
