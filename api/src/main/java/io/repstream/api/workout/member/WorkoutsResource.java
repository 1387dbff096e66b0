package io.repstream.api.workout.member;

import io.repstream.api.platform.access.Roles;
import io.repstream.api.platform.cache.CachedAnswer;
import io.repstream.api.platform.page.Page;
import io.repstream.api.platform.page.PageRequest;
import io.repstream.api.platform.problem.FieldFault;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.api.workout.WorkoutSamples;
import io.repstream.api.workout.WorkoutSeries;
import io.repstream.api.workout.WorkoutStore.ListPlace;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A member's own workouts. */
@ApplicationScoped
@Path("/v1/workouts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ACCOUNT)
@SecurityRequirement(name = "bearer")
@Tag(name = "workouts", description = "What members did: recorded by machines, imported or entered")
public class WorkoutsResource {
  private static final int DEFAULT_POINTS = 300;
  private static final int MOST_POINTS = 3_600;

  private final WorkoutCurve curve;
  private final OwnWorkouts own;
  private final WorkoutFeed feed;
  private final WorkoutRemoval removal;

  @Inject
  public WorkoutsResource(
      WorkoutCurve curve, OwnWorkouts own, WorkoutFeed feed, WorkoutRemoval removal) {
    this.curve = curve;
    this.own = own;
    this.feed = feed;
    this.removal = removal;
  }

  @GET
  @CachedAnswer
  @Operation(
      operationId = "listWorkouts",
      summary = "List your workouts",
      description =
          "The newest first, those under way included; merged ones are left out. A page may hold"
              + " less than the limit and yet have a next one. With `modifiedSince`, what changed"
              + " at that moment or later, in order of change, with tombstones; pass on what the"
              + " last page says to learn of later changes. Something may come twice, nothing is"
              + " missed.")
  @APIResponse(
      responseCode = "200",
      description = "A page of workouts",
      content = @Content(schema = @Schema(implementation = WorkoutList.class)))
  @APIResponse(responseCode = "400", description = "`invalid_cursor`")
  @APIResponse(responseCode = "422", description = "`validation_failed`: limit or modifiedSince")
  public WorkoutList list(
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Long limit,
      @Parameter(description = "Only changes since then", example = "2026-11-23T10:00:00Z")
          @QueryParam("modifiedSince")
          @Nullable String modifiedSince) {
    PageRequest request = PageRequest.of(cursor, limit);
    if (modifiedSince != null) {
      return feed.changes(own.member(), instant("modifiedSince", modifiedSince), request);
    }
    Optional<ListPlace> after = request.after().map(WorkoutPlaces::parse);
    Page<MemberWorkout> page =
        Page.of(own.list(after, request.probe()), request, WorkoutPlaces::of);
    List<WorkoutView> items = own.shown(page.items()).stream().map(WorkoutView::of).toList();
    return new WorkoutList(items, page.nextCursor(), null, null);
  }

  @DELETE
  @Path("{workoutId}")
  @Operation(
      operationId = "deleteWorkout",
      summary = "Delete one of your workouts",
      description =
          "For good, also where samples of it still come, and with its file and what is merged into"
              + " it.")
  @APIResponse(responseCode = "204", description = "It is deleted")
  @APIResponse(responseCode = "404", description = "`not_found`: no such workout among yours")
  public void delete(@PathParam("workoutId") String workoutId) {
    removal.delete(own.find(workoutId));
  }

  @GET
  @Path("{workoutId}")
  @Operation(
      operationId = "getWorkout",
      summary = "Read one of your workouts",
      description =
          "With the evidence: which samples of the machine its figures rest on. Trainers of the gym"
              + " read it, too, and its parts and files, while you consent to `TRAINER_VIEW`.")
  @APIResponse(
      responseCode = "200",
      description = "The workout",
      content = @Content(schema = @Schema(implementation = WorkoutView.Detail.class)))
  @APIResponse(responseCode = "404", description = "`not_found`: no such workout among yours")
  public WorkoutView.Detail read(@PathParam("workoutId") String workoutId) {
    return WorkoutView.Detail.of(own.readable(workoutId));
  }

  @GET
  @Path("{workoutId}/samples")
  @Operation(
      operationId = "getWorkoutSamples",
      summary = "Read one of your workouts over time",
      description =
          "In columns. `MEAN` answers means over equal stretches of time; `LTTB` answers single"
              + " seconds, picked so that the curve of power (else of speed) keeps its shape and"
              + " peaks.")
  @APIResponse(
      responseCode = "200",
      description = "The series",
      content = @Content(schema = @Schema(implementation = WorkoutSeries.class)))
  @APIResponse(responseCode = "404", description = "`not_found`: no such workout among yours")
  @APIResponse(responseCode = "422", description = "`validation_failed`: points, window or method")
  public WorkoutSeries samples(
      @PathParam("workoutId") String workoutId,
      @Parameter(description = "Most rows, 1 to 3,600", example = "300") @QueryParam("points")
          @Nullable Long points,
      @Parameter(description = "Begin of the window, else of the workout") @QueryParam("from")
          @Nullable String from,
      @Parameter(description = "End of the window, else of the workout") @QueryParam("to")
          @Nullable String to,
      @Parameter(description = "How points are chosen", example = "MEAN") @QueryParam("method")
          @Nullable String method) {
    MemberWorkout workout = own.readable(workoutId);
    long rows = points == null ? DEFAULT_POINTS : points;
    if (rows < 1 || rows > MOST_POINTS) {
      throw invalid("points", "must be between 1 and 3,600");
    }
    Instant begin = from == null ? workout.startedAt() : instant("from", from);
    // The end is exclusive, and the last sample belongs to the workout.
    Instant end = to == null ? workout.endedAt().plusMillis(1) : instant("to", to);
    if (!begin.isBefore(end)) {
      throw invalid("to", "must be after from");
    }
    WorkoutSamples.Window window = new WorkoutSamples.Window(begin, end, (int) rows);
    return switch (method == null ? "MEAN" : method) {
      case "MEAN" -> curve.series(workout, window);
      case "LTTB" -> curve.shape(workout, window);
      default -> throw invalid("method", "must be MEAN or LTTB");
    };
  }

  private static Instant instant(String field, String text) {
    try {
      Instant moment = Instant.parse(text);
      long _ = moment.toEpochMilli(); // or no store could compare it
      return moment;
    } catch (DateTimeParseException | ArithmeticException notAnInstant) {
      throw invalid(field, "must be an instant such as 2026-11-23T10:00:00Z");
    }
  }

  private static Refusal invalid(String field, String fault) {
    return Refusal.invalid(List.of(new FieldFault(field, fault)));
  }
}
