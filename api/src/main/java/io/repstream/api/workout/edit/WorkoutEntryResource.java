package io.repstream.api.workout.edit;

import io.repstream.api.platform.access.Roles;
import io.repstream.api.platform.creation.CreatedAnswer;
import io.repstream.api.platform.creation.Creation;
import io.repstream.api.platform.creation.Creations;
import io.repstream.api.platform.problem.FieldFault;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.api.workout.added.AddedWorkout;
import io.repstream.api.workout.added.AddedWorkoutStore;
import io.repstream.api.workout.member.MemberWorkout;
import io.repstream.api.workout.member.OwnWorkouts;
import io.repstream.api.workout.member.WorkoutView;
import io.repstream.common.clock.WallClock;
import io.repstream.common.id.WorkoutId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Workouts that members enter by hand. */
@ApplicationScoped
@Path("/v1/workouts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ACCOUNT)
@SecurityRequirement(name = "bearer")
@Tag(name = "workouts")
public class WorkoutEntryResource {
  private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

  private final AddedWorkoutStore workouts;
  private final OwnWorkouts own;
  private final Creations creations;
  private final WallClock clock = WallClock.system();

  @Inject
  public WorkoutEntryResource(AddedWorkoutStore workouts, OwnWorkouts own, Creations creations) {
    this.workouts = workouts;
    this.own = own;
    this.creations = creations;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "enterWorkout",
      summary = "Enter a workout by hand",
      description =
          "Counts in your totals, goals and records as any other; leaderboards and challenges count"
              + " what machines recorded.")
  @APIResponse(
      responseCode = "201",
      description = "Entered",
      content = @Content(schema = @Schema(implementation = WorkoutView.Detail.class)))
  @APIResponse(responseCode = "422", description = "`validation_failed`: times or figures")
  public Response enter(@Valid @NotNull NewWorkout wanted) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Instant end = wanted.startedAt().plusSeconds(wanted.durationSeconds());
    if (end.isAfter(now.plusSeconds(60)) || wanted.startedAt().isBefore(EARLIEST)) {
      throw Refusal.invalid(
          List.of(
              new FieldFault("startedAt", "must be after 1990, and the end not in the future")));
    }
    Creation<AddedWorkout> creation =
        creations.begin(
            "enterWorkout", AddedWorkout.SCHEMA.collection(), WorkoutEntryResource::answer);
    AddedWorkout workout = wanted.workout(new WorkoutId(creation.id()), own.member(), now);
    workouts.add(workout, creation);
    return creation.answer(workout);
  }

  private static CreatedAnswer answer(AddedWorkout workout) {
    return CreatedAnswer.at(
        "/v1/workouts/" + workout.id(), WorkoutView.Detail.of(MemberWorkout.of(workout)));
  }
}
