package io.repstream.api.job.view;

import io.repstream.api.job.JobState;
import io.repstream.api.job.JobStore;
import io.repstream.api.job.Jobs;
import io.repstream.api.platform.access.Roles;
import io.repstream.api.platform.page.Page;
import io.repstream.api.platform.page.PageRequest;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.common.id.JobId;
import io.repstream.common.problem.ProblemCode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Jobs that were given up: the dead letters, for who runs the installation. */
@ApplicationScoped
@RolesAllowed(Roles.OPERATOR)
@SecurityRequirement(name = "bearer")
@Path("/v1/admin/failed-jobs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "admin", description = "Running the installation")
public class FailedJobsResource {
  private final JobStore store;
  private final Jobs jobs;

  @Inject
  public FailedJobsResource(JobStore store, Jobs jobs) {
    this.store = store;
    this.jobs = jobs;
  }

  @GET
  @Operation(
      operationId = "listFailedJobs",
      summary = "List the jobs that were given up",
      description = "Of the whole installation, the latest first. The operator only.")
  @APIResponse(responseCode = "200", description = "A page of jobs")
  @APIResponse(responseCode = "400", description = "`invalid_cursor`")
  @APIResponse(responseCode = "403", description = "`forbidden`: you do not run the installation")
  public Page<JobView> list(
      @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Long limit) {
    PageRequest request = PageRequest.of(cursor, limit);
    Optional<JobId> before = request.after().flatMap(JobsResource::id);
    return Page.of(
            store.in(JobState.FAILED, before, request.probe()), request, job -> job.id().toString())
        .map(JobView::of);
  }

  @POST
  @Path("{jobId}/restart")
  @Operation(
      operationId = "restartFailedJob",
      summary = "Start a job again that was given up",
      description = "It goes on from its last checkpoint. The operator only.")
  @APIResponse(
      responseCode = "200",
      description = "It waits to be worked on",
      content = @Content(schema = @Schema(implementation = JobView.class)))
  @APIResponse(responseCode = "403", description = "`forbidden`: you do not run the installation")
  @APIResponse(responseCode = "404", description = "`not_found`: no such job was given up")
  public JobView restart(@PathParam("jobId") String jobId) {
    return JobsResource.id(jobId)
        .flatMap(jobs::restart)
        .map(JobView::of)
        .orElseThrow(() -> Refusal.of(ProblemCode.NOT_FOUND));
  }
}
