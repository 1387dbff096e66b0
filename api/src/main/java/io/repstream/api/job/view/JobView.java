package io.repstream.api.job.view;

import io.repstream.api.job.Job;
import io.repstream.api.job.JobProgress;
import io.repstream.api.job.JobState;
import io.repstream.api.platform.version.Versioned;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A job as clients see it. */
@Schema(name = "Job", description = "Work that goes on after the request that asked for it")
public record JobView(
    @Schema(example = "0199f3c0-5d2e-7c11-9a54-3f1d2b7c8ef1") String id,
    @Schema(example = "export") String kind,
    JobState state,
    ProgressView progress,
    @Schema(description = "Where what it made can be read; absent until it has succeeded")
        @Nullable String result,
    @Schema(
            description = "Why it failed, or why its last attempt did",
            example = "deadline_exceeded")
        @Nullable String fault,
    Instant createdAt,
    Instant changedAt,
    @Schema(description = "It is given up after this") Instant deadline,
    @Schema(description = "Rises with each change; see ?afterVersion=", example = "7") long version)
    implements Versioned {
  @Override
  public String entityVersion() {
    return Long.toString(version);
  }

  /** How far it is. */
  @Schema(name = "JobProgress")
  public record ProgressView(
      @Schema(description = "Units of its own kind", example = "40") long done,
      @Schema(description = "Of how many; absent while unknown", example = "120")
          @Nullable Long total,
      @Schema(description = "What it is at", example = "workouts") String text) {}

  /** Of a stored job. */
  public static JobView of(Job job) {
    JobProgress progress = job.progress();
    return new JobView(
        job.id().toString(),
        job.kind(),
        job.state(),
        new ProgressView(progress.done(), progress.total(), progress.text()),
        job.result(),
        job.fault(),
        job.createdAt(),
        job.changedAt(),
        job.deadline(),
        job.version());
  }
}
