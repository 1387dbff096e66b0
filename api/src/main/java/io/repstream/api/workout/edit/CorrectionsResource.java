package io.repstream.api.workout.edit;

import io.repstream.api.access.MemberDirectory;
import io.repstream.api.platform.access.Roles;
import io.repstream.api.platform.page.Page;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.api.workout.layer.Correction;
import io.repstream.api.workout.layer.WorkoutLayers;
import io.repstream.api.workout.layer.WorkoutLayers.Corrected;
import io.repstream.api.workout.member.MemberWorkout;
import io.repstream.api.workout.member.OwnWorkouts;
import io.repstream.common.problem.ProblemCode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Corrections over a member's own workouts. */
@ApplicationScoped
@Path("/v1/workouts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ACCOUNT)
@SecurityRequirement(name = "bearer")
@Tag(name = "workouts")
public class CorrectionsResource {
  private final OwnWorkouts own;
  private final WorkoutLayers layers;
  private final MemberDirectory directory;

  @Inject
  public CorrectionsResource(OwnWorkouts own, WorkoutLayers layers, MemberDirectory directory) {
    this.own = own;
    this.layers = layers;
    this.directory = directory;
  }

  @GET
  @Path("{workoutId}/corrections")
  @Operation(
      operationId = "listWorkoutCorrections",
      summary = "List the corrections of one of your workouts",
      description = "In order of time, the withdrawn ones among them; a later one wins.")
  @APIResponse(responseCode = "200", description = "All corrections")
  @APIResponse(responseCode = "404", description = "`not_found`: no such workout among yours")
  public Page<CorrectionView> list(@PathParam("workoutId") String workoutId) {
    return Page.whole(own.find(workoutId).layer().corrections().stream().map(this::shown).toList());
  }

  @POST
  @Path("{workoutId}/corrections")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "correctWorkout",
      summary = "Correct one of your workouts",
      description =
          "Over what was recorded, which stays: the workout shows both, and totals and records"
              + " count what is corrected. Leaderboards count what machines recorded.")
  @APIResponse(
      responseCode = "201",
      description = "The correction, which holds",
      content = @Content(schema = @Schema(implementation = CorrectionView.class)))
  @APIResponse(responseCode = "404", description = "`not_found`: no such workout among yours")
  @APIResponse(
      responseCode = "409",
      description = "`conflict`: it goes on, is merged, or has 100 corrections")
  public Response correct(
      @PathParam("workoutId") String workoutId, @Valid @NotNull NewCorrection wanted) {
    MemberWorkout workout = own.find(workoutId);
    wanted.check(workout);
    if (workout.isActive() || workout.isMerged()) {
      throw Refusal.of(ProblemCode.CONFLICT, "The workout goes on, or is merged into another.");
    }
    return switch (layers.correct(workout.id(), own.member(), wanted.changes(), wanted.reason())) {
      case Corrected.Done(Correction correction) ->
          Response.status(Response.Status.CREATED).entity(shown(correction)).build();
      case Corrected.TooMany _ ->
          throw Refusal.of(ProblemCode.CONFLICT, "The workout has 100 corrections.");
    };
  }

  @DELETE
  @Path("{workoutId}/corrections/{correctionId}")
  @Operation(
      operationId = "withdrawWorkoutCorrection",
      summary = "Withdraw a correction",
      description = "What was said before it holds again; it stays in the list as withdrawn.")
  @APIResponse(responseCode = "204", description = "It is withdrawn")
  @APIResponse(
      responseCode = "404",
      description = "`not_found`: no such workout among yours, or no such correction stands")
  public void withdraw(
      @PathParam("workoutId") String workoutId, @PathParam("correctionId") String correctionId) {
    if (!layers.withdraw(own.find(workoutId).id(), own.member(), correctionId)) {
      throw Refusal.of(ProblemCode.NOT_FOUND);
    }
  }

  private CorrectionView shown(Correction correction) {
    return CorrectionView.of(correction, directory.displayName(correction.by()).orElse(""));
  }
}
