package io.repstream.api.workout.detail;

import io.repstream.api.access.MaxHeartRates;
import io.repstream.api.access.MaxHeartRates.MaxHeartRate;
import io.repstream.api.platform.access.Roles;
import io.repstream.api.platform.problem.FieldFault;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.api.workout.detail.HeartRateZones.Source;
import io.repstream.api.workout.member.MemberWorkout;
import io.repstream.api.workout.member.OwnWorkouts;
import io.repstream.api.workout.member.WorkoutView.EvidenceView;
import io.repstream.common.workout.part.HeartRateTime;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The parts of a member's own workouts. */
@ApplicationScoped
@Path("/v1/workouts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ACCOUNT)
@SecurityRequirement(name = "bearer")
@Tag(name = "workouts")
public class WorkoutPartsResource {
  private static final int LEAST_MAXIMUM = 100;
  private static final int MOST_MAXIMUM = 240;

  private final OwnWorkouts workouts;
  private final MaxHeartRates maximums;

  @Inject
  public WorkoutPartsResource(OwnWorkouts workouts, MaxHeartRates maximums) {
    this.workouts = workouts;
    this.maximums = maximums;
  }

  /** A list that is whole. */
  @Schema(name = "WorkoutIntervals")
  public record Intervals(List<IntervalView> items) {}

  /** A list that is whole. */
  @Schema(name = "WorkoutSets")
  public record Sets(List<SetView> items) {}

  @GET
  @Path("{workoutId}/intervals")
  @Operation(
      operationId = "getWorkoutIntervals",
      summary = "Read the laps and pauses of one of your workouts",
      description =
          "In order of time. A lap ends with a round distance (rower 500 m, bike 5 km, others 1"
              + " km), with the part of a training that the machine runs, or with the workout; a"
              + " pause is a time without motion of ten seconds or more.")
  @APIResponse(responseCode = "200", description = "All laps and pauses")
  @APIResponse(responseCode = "404", description = "`not_found`: no such workout among yours")
  public Intervals intervals(@PathParam("workoutId") String workoutId) {
    return new Intervals(IntervalView.of(workouts.readable(workoutId)));
  }

  @GET
  @Path("{workoutId}/sets")
  @Operation(
      operationId = "getWorkoutSets",
      summary = "Read the sets of one of your workouts",
      description = "With every repetition that the machine reported.")
  @APIResponse(responseCode = "200", description = "All sets, none for endurance work")
  @APIResponse(responseCode = "404", description = "`not_found`: no such workout among yours")
  public Sets sets(@PathParam("workoutId") String workoutId) {
    MemberWorkout workout = workouts.readable(workoutId);
    return new Sets(workout.parts().sets().stream().map(SetView::of).toList());
  }

  @GET
  @Path("{workoutId}/evidence")
  @Operation(
      operationId = "getWorkoutEvidence",
      summary = "Read what the figures of one of your workouts rest on",
      description = "Boots and sequence ranges of the machine, and the versions that read them.")
  @APIResponse(responseCode = "200", description = "The evidence")
  @APIResponse(responseCode = "404", description = "`not_found`: no such workout among yours")
  public EvidenceView evidence(@PathParam("workoutId") String workoutId) {
    return EvidenceView.of(workouts.readable(workoutId));
  }

  @GET
  @Path("{workoutId}/energy")
  @Operation(
      operationId = "getWorkoutEnergy",
      summary = "Read how much energy one of your workouts took",
      description = "Three estimates side by side, the one to believe and why.")
  @APIResponse(responseCode = "200", description = "The estimates")
  @APIResponse(responseCode = "404", description = "`not_found`: no such workout among yours")
  public EnergyView energy(@PathParam("workoutId") String workoutId) {
    return EnergyView.of(workouts.readable(workoutId).energy());
  }

  @GET
  @Path("{workoutId}/heart-rate-zones")
  @Operation(
      operationId = "getWorkoutHeartRateZones",
      summary = "Read how long your heart beat in each zone",
      description = "Five zones of your highest rate: below 60 %, then by tenths.")
  @APIResponse(responseCode = "200", description = "The zones; all empty without a heart rate")
  @APIResponse(responseCode = "404", description = "`not_found`: no such workout among yours")
  @APIResponse(responseCode = "422", description = "`validation_failed`: maxHeartRateBpm")
  public HeartRateZones zones(
      @PathParam("workoutId") String workoutId,
      @Parameter(
              description =
                  "Your highest rate, 100 to 240; else the one that you told, else the highest of"
                      + " the workout",
              example = "186")
          @QueryParam("maxHeartRateBpm")
          @Nullable Long maxHeartRateBpm) {
    MemberWorkout workout = workouts.readable(workoutId);
    List<HeartRateTime> rates = workout.parts().heartRates();
    if (maxHeartRateBpm == null) {
      return zones(rates, maximums.of(workout.memberId()));
    }
    if (maxHeartRateBpm < LEAST_MAXIMUM || maxHeartRateBpm > MOST_MAXIMUM) {
      String fault = "must be between " + LEAST_MAXIMUM + " and " + MOST_MAXIMUM;
      throw Refusal.invalid(List.of(new FieldFault("maxHeartRateBpm", fault)));
    }
    return HeartRateZones.of(rates, maxHeartRateBpm.intValue(), Source.GIVEN);
  }

  private static HeartRateZones zones(List<HeartRateTime> rates, Optional<MaxHeartRate> told) {
    if (told.isPresent()) {
      return HeartRateZones.of(rates, told.get().bpm(), Source.MEMBER);
    }
    int highest = rates.isEmpty() ? LEAST_MAXIMUM : rates.getLast().bpm();
    return HeartRateZones.of(rates, highest, Source.OBSERVED);
  }
}
