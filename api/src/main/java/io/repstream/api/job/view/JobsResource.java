package io.repstream.api.job.view;

import io.repstream.api.job.Job;
import io.repstream.api.job.JobStore;
import io.repstream.api.job.Jobs;
import io.repstream.api.platform.access.CurrentCaller;
import io.repstream.api.platform.access.Roles;
import io.repstream.api.platform.page.Page;
import io.repstream.api.platform.page.PageRequest;
import io.repstream.api.platform.problem.FieldFault;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.common.id.JobId;
import io.repstream.common.id.MemberId;
import io.repstream.common.problem.ProblemCode;
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
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What became of the work that a member asked for. */
@ApplicationScoped
@RolesAllowed(Roles.ACCOUNT)
@SecurityRequirement(name = "bearer")
@Path("/v1/jobs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "jobs", description = "Work that goes on after the request that asked for it")
public class JobsResource {
  private static final long MAX_WAIT_SECONDS = 30;

  private final JobStore store;
  private final Jobs jobs;
  private final JobWaiters waiters;
  private final CurrentCaller caller;

  @Inject
  public JobsResource(JobStore store, Jobs jobs, JobWaiters waiters, CurrentCaller caller) {
    this.store = store;
    this.jobs = jobs;
    this.waiters = waiters;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "listJobs",
      summary = "List your jobs",
      description = "The latest first, those that have ended included.")
  @APIResponse(responseCode = "200", description = "A page of jobs")
  @APIResponse(responseCode = "400", description = "`invalid_cursor`")
  public Page<JobView> list(
      @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Long limit) {
    PageRequest request = PageRequest.of(cursor, limit);
    MemberId member = caller.get().memberId();
    Optional<JobId> before = request.after().flatMap(JobsResource::id);
    return Page.of(store.of(member, before, request.probe()), request, job -> job.id().toString())
        .map(JobView::of);
  }

  @GET
  @Path("{jobId}")
  @Operation(
      operationId = "readJob",
      summary = "Read one of your jobs, or wait for it",
      description =
          "With `waitSeconds` the answer comes when the job has ended, or with `afterVersion` as"
              + " soon as it has changed since; at the latest after that time.")
  @APIResponse(
      responseCode = "200",
      description = "The job as it is at the end of the wait",
      content = @Content(schema = @Schema(implementation = JobView.class)))
  @APIResponse(responseCode = "404", description = "`not_found`: no such job among yours")
  @APIResponse(responseCode = "422", description = "`validation_failed`")
  public JobView read(
      @PathParam("jobId") String jobId,
      @Parameter(description = "0 to 30") @QueryParam("waitSeconds") @Nullable Long waitSeconds,
      @Parameter(description = "The version that you know") @QueryParam("afterVersion")
          @Nullable Long afterVersion) {
    long seconds = waitSeconds == null ? 0 : waitSeconds;
    if (seconds < 0 || seconds > MAX_WAIT_SECONDS) {
      throw Refusal.invalid(List.of(new FieldFault("waitSeconds", "must be between 0 and 30")));
    }
    JobId id = own(jobId).id();
    Predicate<Job> wanted =
        now -> now.state().isFinal() || (afterVersion != null && now.version() > afterVersion);
    return waiters
        .await(id, () -> store.byId(id), wanted, Duration.ofSeconds(seconds))
        .map(JobView::of)
        .orElseThrow(() -> Refusal.of(ProblemCode.NOT_FOUND));
  }

  @DELETE
  @Path("{jobId}")
  @Operation(
      operationId = "cancelJob",
      summary = "Take one of your jobs back",
      description = "As long as it has not ended. What it did already may stay done.")
  @APIResponse(
      responseCode = "200",
      description = "Taken back",
      content = @Content(schema = @Schema(implementation = JobView.class)))
  @APIResponse(responseCode = "404", description = "`not_found`: no such job among yours")
  @APIResponse(responseCode = "409", description = "`conflict`: it has ended")
  public JobView cancel(@PathParam("jobId") String jobId) {
    Job taken = jobs.cancel(own(jobId).id()).orElseThrow(() -> Refusal.of(ProblemCode.CONFLICT));
    waiters.wake(taken.id());
    return JobView.of(taken);
  }

  /** Somebody else's job, the installation's own and a missing one are the same refusal. */
  private Job own(String jobId) {
    MemberId member = caller.get().memberId();
    return id(jobId)
        .flatMap(store::byId)
        .filter(job -> job.isOf(member))
        .orElseThrow(() -> Refusal.of(ProblemCode.NOT_FOUND));
  }

  static Optional<JobId> id(String text) {
    try {
      return Optional.of(JobId.parse(text));
    } catch (IllegalArgumentException noSuchId) {
      return Optional.empty();
    }
  }
}
