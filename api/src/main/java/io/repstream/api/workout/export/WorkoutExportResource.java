package io.repstream.api.workout.export;

import io.repstream.api.platform.access.Roles;
import io.repstream.api.platform.problem.FieldFault;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.api.workout.activity.ActivityFormat;
import io.repstream.api.workout.added.AddedWorkout;
import io.repstream.api.workout.added.AddedWorkout.Original;
import io.repstream.api.workout.added.Originals;
import io.repstream.api.workout.member.MemberWorkout;
import io.repstream.api.workout.member.MemberWorkout.Origin;
import io.repstream.api.workout.member.OwnWorkouts;
import io.repstream.api.workout.member.WorkoutCurve;
import io.repstream.common.problem.ProblemCode;
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
import java.util.List;
import java.util.Optional;
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
  private static final String ORIGINAL = "original";

  private final OwnWorkouts workouts;
  private final WorkoutCurve curve;
  private final Originals originals;

  @Inject
  public WorkoutExportResource(OwnWorkouts workouts, WorkoutCurve curve, Originals originals) {
    this.workouts = workouts;
    this.curve = curve;
    this.originals = originals;
  }

  @GET
  @Path("{workoutId}/export")
  @Produces(MediaType.WILDCARD)
  @Operation(
      operationId = "exportWorkout",
      summary = "Read one of your workouts as a file",
      description =
          "FIT holds session, laps, a record for each second and sets; TCX holds all but sets; CSV"
              + " holds a row for each second, or for each repetition of strength work, under the"
              + " columns `time, offset_seconds, power_watts, speed_meters_per_second, cadence_rpm,"
              + " heart_rate_bpm, distance_meters` or `set, exercise, rep, side, time, load,"
              + " load_unit, load_newtons, mean_velocity, peak_velocity, mean_power_watts,"
              + " peak_power_watts, rom_millimeters, quality`; `original` is the file that an"
              + " imported workout came from, byte for byte.")
  @APIResponse(
      responseCode = "200",
      description = "The file",
      content = {
        @Content(mediaType = FIT, schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(mediaType = TCX, schema = @Schema(type = SchemaType.STRING)),
        @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING))
      })
  @APIResponse(
      responseCode = "404",
      description = "`not_found`: no such workout among yours, or it has no original")
  @APIResponse(responseCode = "422", description = "`validation_failed`: format")
  public Response export(
      @PathParam("workoutId") String workoutId,
      @Parameter(description = "fit, tcx, csv or original", example = "fit") @QueryParam("format")
          @Nullable String format) {
    MemberWorkout workout = workouts.readable(workoutId);
    if (ORIGINAL.equals(format)) {
      return original(workout);
    }
    ExportFormat kind =
        ExportFormat.of(format == null ? "" : format)
            .orElseThrow(
                () ->
                    Refusal.invalid(
                        List.of(new FieldFault("format", "must be fit, tcx, csv or original"))));
    byte[] file = kind.write(workout, curve.seconds(workout));
    return file(workout, kind.ending(), kind.mediaType(), file);
  }

  private Response original(MemberWorkout workout) {
    if (workout.origin() instanceof Origin.Added(AddedWorkout added)) {
      Original original = added.original();
      Optional<byte[]> file = originals.read(added);
      if (original != null && file.isPresent()) {
        ActivityFormat format = original.format();
        return file(workout, format.ending(), format.mediaType(), file.get());
      }
    }
    throw Refusal.of(ProblemCode.NOT_FOUND, "This workout was not imported from a file.");
  }

  private static Response file(MemberWorkout workout, String ending, String type, byte[] bytes) {
    String name = "repstream-" + workout.id() + "." + ending;
    return Response.ok(bytes, type)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .build();
  }
}
