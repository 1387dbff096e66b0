package io.repstream.api.ingest.decode;

import io.repstream.api.platform.access.Roles;
import io.repstream.api.platform.page.Page;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.api.workout.WorkoutRecord;
import io.repstream.api.workout.member.OwnWorkouts;
import io.repstream.common.problem.ProblemCode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A member's workouts, decoded again. */
@ApplicationScoped
@Path("/v1/workouts/{workoutId}/decodings")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ACCOUNT)
@SecurityRequirement(name = "bearer")
@Tag(name = "workouts")
public class DecodingsResource {
  private static final int MOST = 100;

  private final OwnWorkouts own;
  private final Redecoder redecoder;
  private final DecodingStore decodings;

  @Inject
  public DecodingsResource(OwnWorkouts own, Redecoder redecoder, DecodingStore decodings) {
    this.own = own;
    this.redecoder = redecoder;
    this.decodings = decodings;
  }

  /** What decoding again has changed, as clients see it. */
  @Schema(name = "WorkoutDecoding", description = "What decoding a workout again has changed")
  public record View(
      @Schema(description = "Whether the workout has a new version") boolean changed,
      @Schema(example = "2") long version,
      @Schema(example = "1") int decoderVersion,
      @Schema(example = "1") int profileVersion,
      Instant decodedAt,
      List<FigureDifference> differences) {
    static View of(WorkoutDecoding decoding) {
      return new View(
          true,
          decoding.to().version(),
          decoding.to().decoderVersion(),
          decoding.to().profileVersion(),
          decoding.at(),
          decoding.differences());
    }

    static View unchanged(WorkoutRecord workout) {
      return new View(
          false,
          workout.version(),
          workout.decoderVersion(),
          workout.profileVersion(),
          workout.endedAt(),
          List.of());
    }
  }

  @POST
  @Operation(
      operationId = "decodeWorkout",
      summary = "Decode one of your workouts again",
      description =
          "From its raw samples, by the decoder and the calibration of today. Where anything"
              + " differs, the workout gets a new version.")
  @APIResponse(
      responseCode = "200",
      description = "What has changed",
      content = @Content(schema = @Schema(implementation = View.class)))
  @APIResponse(responseCode = "404", description = "`not_found`: no such workout among yours")
  @APIResponse(
      responseCode = "409",
      description = "`raw_expired`: its raw samples are not kept any more; `conflict`: it goes on")
  public View decode(@PathParam("workoutId") String workoutId) {
    WorkoutRecord workout = own.findRecorded(workoutId);
    return switch (redecoder.decode(workout.id())) {
      case Redecoder.Outcome.Changed(WorkoutDecoding decoding) -> View.of(decoding);
      case Redecoder.Outcome.Same _ -> View.unchanged(workout);
      case Redecoder.Outcome.RawExpired _ -> throw Refusal.of(ProblemCode.RAW_EXPIRED);
      case Redecoder.Outcome.UnderWay _ -> throw Refusal.of(ProblemCode.CONFLICT);
    };
  }

  @GET
  @Operation(
      operationId = "listWorkoutDecodings",
      summary = "Read what decoding again has changed",
      description = "One item for each version that came of it, the latest first.")
  @APIResponse(responseCode = "200", description = "The decodings")
  @APIResponse(responseCode = "404", description = "`not_found`: no such workout among yours")
  public Page<View> list(@PathParam("workoutId") String workoutId) {
    WorkoutRecord workout = own.findRecorded(workoutId);
    return Page.whole(decodings.of(workout.id(), MOST).stream().map(View::of).toList());
  }
}
