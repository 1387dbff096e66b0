package io.repstream.api.workout.edit;

import io.repstream.api.platform.access.Roles;
import io.repstream.api.platform.page.Page;
import io.repstream.api.platform.problem.FieldFault;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.api.workout.edit.Duplicates.Merged;
import io.repstream.api.workout.layer.WorkoutLayer.By;
import io.repstream.api.workout.layer.WorkoutLayers;
import io.repstream.api.workout.member.MemberWorkout;
import io.repstream.api.workout.member.OwnWorkouts;
import io.repstream.api.workout.member.WorkoutView;
import io.repstream.common.problem.ProblemCode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Workouts of a member that are one. */
@ApplicationScoped
@Path("/v1/workouts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ACCOUNT)
@SecurityRequirement(name = "bearer")
@Tag(name = "workouts")
public class MergesResource {
  private final OwnWorkouts own;
  private final Duplicates duplicates;
  private final WorkoutLayers layers;

  @Inject
  public MergesResource(OwnWorkouts own, Duplicates duplicates, WorkoutLayers layers) {
    this.own = own;
    this.duplicates = duplicates;
    this.layers = layers;
  }

  /** The wish to merge. */
  @Schema(name = "NewWorkoutMerge")
  public record NewMerge(
      @Schema(
              description = "The workout that is not to be shown any more",
              example = "0199f3c0-5d2e-7c11-9a54-3f1d2b7c8e90")
          @NotBlank
          String workoutId) {}

  /** A workout that looks like another. */
  @Schema(name = "WorkoutDuplicate")
  public record DuplicateView(
      WorkoutView workout,
      @Schema(description = "Nearly the same time, and no figure disagrees") boolean certain) {}

  @GET
  @Path("{workoutId}/duplicates")
  @Operation(
      operationId = "listWorkoutDuplicates",
      summary = "List what may be the same as one of your workouts",
      description = "By time, machine type, distance and heart rate; merged ones are left out.")
  @APIResponse(responseCode = "200", description = "The candidates, the newest first")
  @APIResponse(responseCode = "404", description = "`not_found`: no such workout among yours")
  public Page<DuplicateView> duplicates(@PathParam("workoutId") String workoutId) {
    return Page.whole(
        duplicates.of(own.find(workoutId)).stream()
            .map(
                candidate ->
                    new DuplicateView(
                        WorkoutView.of(candidate.workout()), candidate.likeness() == Likeness.SAME))
            .toList());
  }

  @POST
  @Path("{workoutId}/merges")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "mergeWorkouts",
      summary = "Show one of your workouts instead of another",
      description =
          "The other leaves lists, totals and records; what only it knows, such as a heart rate,"
              + " completes this one. Both stay as they are underneath, so it can be taken back.")
  @APIResponse(
      responseCode = "201",
      description = "The workout that is shown",
      content = @Content(schema = @Schema(implementation = WorkoutView.Detail.class)))
  @APIResponse(responseCode = "404", description = "`not_found`: no such workout among yours")
  @APIResponse(
      responseCode = "409",
      description = "`conflict`: one of them goes on, is merged, or has others merged into it")
  public Response merge(@PathParam("workoutId") String workoutId, @Valid @NotNull NewMerge wanted) {
    MemberWorkout shown = own.find(workoutId);
    MemberWorkout hidden = own.find(wanted.workoutId());
    if (shown.id().equals(hidden.id())) {
      throw Refusal.invalid(List.of(new FieldFault("workoutId", "must be another workout")));
    }
    return switch (duplicates.merge(hidden, shown, By.MEMBER)) {
      case Merged.Done _ ->
          Response.status(Response.Status.CREATED)
              .entity(WorkoutView.Detail.of(own.find(workoutId)))
              .build();
      case Merged.NotNow _ ->
          throw Refusal.of(
              ProblemCode.CONFLICT,
              "One of the workouts goes on, is merged, or has others merged into it.");
    };
  }

  @DELETE
  @Path("{workoutId}/merges/{otherId}")
  @Operation(
      operationId = "separateWorkouts",
      summary = "Show a workout again that was merged",
      description = "As it was before; we do not merge it again by ourselves.")
  @APIResponse(responseCode = "204", description = "Both are shown")
  @APIResponse(responseCode = "404", description = "`not_found`: no such merge among yours")
  public void separate(
      @PathParam("workoutId") String workoutId, @PathParam("otherId") String otherId) {
    MemberWorkout hidden = own.find(otherId);
    MemberWorkout shown = own.find(workoutId);
    if (!layers.separate(hidden.id(), shown.id(), own.member())) {
      throw Refusal.of(ProblemCode.NOT_FOUND);
    }
  }
}
