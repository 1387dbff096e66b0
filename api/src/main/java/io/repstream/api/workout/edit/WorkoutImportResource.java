package io.repstream.api.workout.edit;

import io.repstream.api.platform.access.Roles;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.api.workout.activity.ActivityFile;
import io.repstream.api.workout.edit.WorkoutImports.Imported;
import io.repstream.api.workout.member.MemberWorkout;
import io.repstream.api.workout.member.OwnWorkouts;
import io.repstream.api.workout.member.WorkoutView;
import io.repstream.common.problem.ProblemCode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Workouts out of files. */
@ApplicationScoped
@Path("/v1/workouts/import")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ACCOUNT)
@SecurityRequirement(name = "bearer")
@Tag(name = "workouts")
public class WorkoutImportResource {
  private static final String FIT = "application/vnd.ant.fit";
  private static final String TCX = "application/vnd.garmin.tcx+xml";
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  /** Each holds its file and some times as much in memory. */
  private static final int MOST_AT_ONCE = 8;

  /** 4 MiB over a mobile network take some seconds. */
  private static final BoundedBody BODY =
      new BoundedBody(ActivityFile.MOST_BYTES, Duration.ofSeconds(20));

  private final WorkoutImports imports;
  private final OwnWorkouts own;
  private final Semaphore admission = new Semaphore(MOST_AT_ONCE);

  @Inject
  public WorkoutImportResource(WorkoutImports imports, OwnWorkouts own) {
    this.imports = imports;
    this.own = own;
  }

  @POST
  @Consumes({FIT, TCX, MediaType.APPLICATION_OCTET_STREAM, MediaType.APPLICATION_XML})
  @Operation(
      operationId = "importWorkout",
      summary = "Import a workout from a file",
      description =
          "A FIT activity or a TCX file, with or without positions, up to 4 MiB. The same file"
              + " gives the same workout however often it comes. One that is the same as a workout"
              + " that is there already is merged into it (see `mergedInto`), which `DELETE"
              + " /v1/workouts/{workoutId}/merges/{otherId}` takes back.")
  @RequestBody(
      required = true,
      content = {
        @Content(mediaType = FIT, schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(mediaType = TCX, schema = @Schema(type = SchemaType.STRING)),
        @Content(
            mediaType = MediaType.APPLICATION_OCTET_STREAM,
            schema = @Schema(type = SchemaType.STRING, format = "binary"))
      })
  @APIResponse(
      responseCode = "201",
      description = "Imported",
      content = @Content(schema = @Schema(implementation = WorkoutView.Detail.class)))
  @APIResponse(
      responseCode = "200",
      description = "It was imported before",
      content = @Content(schema = @Schema(implementation = WorkoutView.Detail.class)))
  @APIResponse(
      responseCode = "408",
      description = "`body_too_slow`: it did not arrive within 20 seconds")
  @APIResponse(responseCode = "413", description = "`body_too_large`: more than 4 MiB")
  @APIResponse(responseCode = "415", description = "`unsupported_media_type`")
  @APIResponse(
      responseCode = "422",
      description = "`unreadable_file`: cut, damaged, of another format, or without an activity")
  @APIResponse(
      responseCode = "503",
      description = "`overloaded` or `unavailable`: a store is away; see `Retry-After`")
  public Response take(InputStream body) throws IOException {
    if (!admission.tryAcquire()) {
      throw Refusal.later(ProblemCode.OVERLOADED, RETRY_AFTER);
    }
    try {
      return switch (BODY.read(body)) {
        case BoundedBody.Read.Whole(byte[] file) -> answer(imports.take(own.member(), file));
        case BoundedBody.Read.TooLarge _ -> throw Refusal.of(ProblemCode.BODY_TOO_LARGE);
        case BoundedBody.Read.TooSlow _ -> throw Refusal.of(ProblemCode.BODY_TOO_SLOW);
      };
    } finally {
      admission.release();
    }
  }

  private static Response answer(Imported imported) {
    return switch (imported) {
      case Imported.New(MemberWorkout workout) ->
          Response.created(URI.create("/v1/workouts/" + workout.id()))
              .entity(WorkoutView.Detail.of(workout))
              .build();
      case Imported.Known(MemberWorkout workout) ->
          Response.ok(WorkoutView.Detail.of(workout)).build();
      case Imported.Unreadable(String fault) ->
          throw Refusal.of(
              ProblemCode.UNREADABLE_FILE, "The file cannot be read as a workout: " + fault + ".");
    };
  }
}
