package io.repstream.api.workout.export;

import io.repstream.api.platform.access.Roles;
import io.repstream.api.platform.problem.FieldFault;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.api.workout.OwnWorkouts;
import io.repstream.api.workout.WorkoutRecord;
import io.repstream.api.workout.WorkoutSamples;
import io.repstream.api.workout.WorkoutSeries;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A member's own workouts as files. */
@ApplicationScoped
@Path("/v1/workouts")
@RolesAllowed(Roles.ACCOUNT)
@SecurityRequirement(name = "bearer")
@Tag(name = "workouts")
public class WorkoutExportResource {
  private static final String FIT = "application/vnd.ant.fit";
  private static final String TCX = "application/vnd.garmin.tcx+xml";
  private static final String CSV = "text/csv;charset=UTF-8";

  /** Six hours by the second; longer workouts have longer rows. */
  private static final long MOST_ROWS = 21_600;

  private final OwnWorkouts workouts;
  private final WorkoutSamples samples;

  @Inject
  public WorkoutExportResource(OwnWorkouts workouts, WorkoutSamples samples) {
    this.workouts = workouts;
    this.samples = samples;
  }

  @GET
  @Path("{workoutId}/export")
  @Produces(MediaType.WILDCARD)
  @Operation(
      operationId = "exportWorkout",
      summary = "Read one of your workouts as a file",
      description =
          "FIT holds session, laps, a record for each second and sets; TCX holds all but sets; CSV"
              + " holds a row for each second, or for each repetition of strength work.")
  @APIResponse(
      responseCode = "200",
      description = "The file",
      content = {
        @Content(mediaType = FIT, schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(mediaType = TCX, schema = @Schema(type = SchemaType.STRING)),
        @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING))
      })
  @APIResponse(responseCode = "404", description = "`not_found`: no such workout among yours")
  @APIResponse(responseCode = "422", description = "`validation_failed`: format")
  public Response export(
      @PathParam("workoutId") String workoutId,
      @Parameter(description = "fit, tcx or csv", example = "fit") @QueryParam("format")
          @Nullable String format) {
    WorkoutRecord workout = workouts.find(workoutId);
    return switch (format == null ? "" : format) {
      case "fit" -> file(workout, "fit", FIT, FitActivity.write(workout, seconds(workout)));
      case "tcx" -> file(workout, "tcx", TCX, TcxActivity.write(workout, seconds(workout)));
      case "csv" -> file(workout, "csv", CSV, CsvTable.write(workout, seconds(workout)));
      default ->
          throw Refusal.invalid(List.of(new FieldFault("format", "must be fit, tcx or csv")));
    };
  }

  private WorkoutSeries seconds(WorkoutRecord workout) {
    // The last sample belongs to the workout, and the end of a window is exclusive.
    Instant end = workout.endedAt().plusSeconds(1);
    long seconds = Math.max(1, Duration.between(workout.startedAt(), end).toSeconds());
    int rows = (int) Math.min(MOST_ROWS, seconds);
    Instant to = workout.startedAt().plusSeconds(seconds);
    return samples.series(workout, new WorkoutSamples.Window(workout.startedAt(), to, rows));
  }

  private static Response file(WorkoutRecord workout, String ending, String type, byte[] bytes) {
    String name = "repstream-" + workout.id() + "." + ending;
    return Response.ok(bytes, type)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .build();
  }
}
