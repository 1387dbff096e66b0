package io.repstream.api.privacy;

import io.repstream.api.file.FileStore;
import io.repstream.api.job.Job;
import io.repstream.api.job.JobState;
import io.repstream.api.job.JobStore;
import io.repstream.api.job.view.JobView;
import io.repstream.api.platform.access.CurrentCaller;
import io.repstream.api.platform.access.Roles;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.common.id.JobId;
import io.repstream.common.id.MemberId;
import io.repstream.common.problem.ProblemCode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Taking one's data along, and having it erased. */
@ApplicationScoped
@Path("/v1/me")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ACCOUNT)
@SecurityRequirement(name = "bearer")
@Tag(name = "accounts")
public class PrivacyResource {
  private static final String ZIP = "application/zip";

  private final Wishes wishes;
  private final JobStore jobs;
  private final FileStore files;
  private final CurrentCaller caller;

  @Inject
  public PrivacyResource(Wishes wishes, JobStore jobs, FileStore files, CurrentCaller caller) {
    this.wishes = wishes;
    this.jobs = jobs;
    this.files = files;
    this.caller = caller;
  }

  /** Proof that it is you who asks. */
  @Schema(name = "PasswordAgain")
  public record PasswordAgain(
      @Schema(description = "Your password", example = "correct horse battery staple")
          @NotBlank
          @Size(max = 1024)
          String password) {
    @Override
    public String toString() {
      return "PasswordAgain[***]";
    }
  }

  /** An erasure that will be done. */
  @Schema(name = "ErasureBegun")
  public record ErasureBegun(
      String erasureId,
      @Schema(description = "Shown this once; reads the proof at `/v1/erasures/{receipt}`")
          String receipt) {
    @Override
    public String toString() {
      return "ErasureBegun[" + erasureId + "]";
    }
  }

  @POST
  @Path("exports")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "exportMyData",
      summary = "Ask for all of your data",
      description =
          "As one zip: JSON, workouts as FIT and CSV, and the files that you sent. Follow the job"
              + " at `/v1/jobs/{jobId}`; one that is under way is answered again.")
  @APIResponse(
      responseCode = "202",
      description = "It is being made",
      content = @Content(schema = @Schema(implementation = JobView.class)))
  @APIResponse(responseCode = "403", description = "`wrong_password`")
  @APIResponse(responseCode = "422", description = "`validation_failed`")
  public Response export(@Valid @NotNull PasswordAgain proof) {
    MemberId me = caller.get().memberId();
    wishes.reauthenticate(me, proof.password(), caller.address());
    return Response.accepted(JobView.of(wishes.export(me))).build();
  }

  @GET
  @Path("exports/{exportId}/file")
  @Produces(MediaType.WILDCARD)
  @Operation(
      operationId = "getMyExport",
      summary = "Read an export",
      description = "Only the latest one is kept.")
  @APIResponse(
      responseCode = "200",
      description = "The zip",
      content =
          @Content(mediaType = ZIP, schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(responseCode = "404", description = "`not_found`: no such export of yours")
  public Response file(@PathParam("exportId") String exportId) {
    MemberId me = caller.get().memberId();
    byte[] zip =
        id(exportId)
            .flatMap(jobs::byId)
            .filter(job -> isFinishedExportOf(job, me))
            .flatMap(job -> files.read(ExportWork.file(me, job.id()), 2 * ZipExport.MOST_BYTES))
            .orElseThrow(() -> Refusal.of(ProblemCode.NOT_FOUND));
    return Response.ok(zip, ZIP)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"repstream-export.zip\"")
        .build();
  }

  @POST
  @Path("erasure")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "eraseMe",
      summary = "Have yourself erased",
      description =
          "For good, and at once: you are logged out everywhere and cannot log in any more. What"
              + " machines measured stays with the gym as figures of nobody. Keep the receipt: with"
              + " it, and it alone, the proof can be read.")
  @APIResponse(
      responseCode = "202",
      description = "It will be done",
      content = @Content(schema = @Schema(implementation = ErasureBegun.class)))
  @APIResponse(responseCode = "403", description = "`wrong_password`")
  @APIResponse(responseCode = "422", description = "`validation_failed`")
  public Response erase(@Valid @NotNull PasswordAgain proof) {
    MemberId me = caller.get().memberId();
    wishes.reauthenticate(me, proof.password(), caller.address());
    Wishes.Begun begun = wishes.erase(me);
    return Response.accepted(new ErasureBegun(begun.erasureId(), begun.receipt())).build();
  }

  private static boolean isFinishedExportOf(Job job, MemberId me) {
    return job.kind().equals(ExportWork.KIND)
        && job.state() == JobState.SUCCEEDED
        && me.equals(job.requestedBy());
  }

  private static Optional<JobId> id(String text) {
    try {
      return Optional.of(JobId.parse(text));
    } catch (IllegalArgumentException noSuchId) {
      return Optional.empty();
    }
  }
}
