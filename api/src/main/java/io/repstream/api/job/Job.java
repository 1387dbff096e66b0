package io.repstream.api.job;

import io.repstream.api.platform.document.Schema;
import io.repstream.common.id.JobId;
import io.repstream.common.id.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A job, as stored. Each change is a new record one version above; pure.
 *
 * @param kind of a {@link JobWork}
 * @param requestedBy who sees it; null for the installation's own
 * @param deadline after it the job is given up
 * @param attempts starts since the last checkpoint
 * @param checkpoint of the last step; empty before
 * @param result of a job that succeeded
 * @param fault why the last attempt failed, or the job
 * @param holder the claim of the process that works on it; null while none does
 * @param dueAt when somebody must look at it; null once it is final
 * @param openAs unique among jobs that are not final; null once it is
 * @param version rises with each change
 */
public record Job(
    @BsonId JobId id,
    String kind,
    @Nullable MemberId requestedBy,
    String input,
    Instant createdAt,
    Instant deadline,
    JobState state,
    int attempts,
    String checkpoint,
    JobProgress progress,
    @Nullable String result,
    @Nullable String fault,
    @Nullable String holder,
    @Nullable Instant dueAt,
    @Nullable String openAs,
    Instant changedAt,
    long version) {
  public static final Schema<Job> SCHEMA = Schema.of("jobs", Job.class);

  /** The fault of a job that ran out of time. */
  public static final String DEADLINE = "deadline_exceeded";

  /** The fault of a job whose processes ended again and again with it in hand. */
  public static final String BRINGS_DOWN = "brings_workers_down";

  /** The fault of a job that was given up after failures. */
  public static final String GAVE_UP = "failed_repeatedly";

  /** A new job. */
  static Job asked(JobRequest request, JobRules rules, Instant now) {
    return new Job(
        request.id(),
        request.kind(),
        request.requestedBy(),
        request.input(),
        now,
        request.notBefore().plus(rules.deadline()),
        JobState.WAITING,
        0,
        "",
        JobProgress.NONE,
        null,
        null,
        null,
        request.notBefore(),
        request.openAs(),
        now,
        1);
  }

  /** What a step begins with. */
  public JobRun run() {
    return new JobRun(id, Optional.ofNullable(requestedBy), input, checkpoint, createdAt, attempts);
  }

  /** A process takes it, or finds that nobody should any more. */
  public Job claimed(String by, JobRules rules, Instant now) {
    if (!now.isBefore(deadline)) {
      return ended(JobState.FAILED, null, DEADLINE, now);
    }
    if (attempts >= rules.attempts()) {
      return ended(JobState.FAILED, null, BRINGS_DOWN, now);
    }
    return with(JobState.RUNNING, attempts + 1, by, now.plus(rules.lease()), now);
  }

  /** A step is done, with more to do. */
  public Job advanced(JobStep.More step, Duration lease, Instant now) {
    return new Job(
        id,
        kind,
        requestedBy,
        input,
        createdAt,
        deadline,
        state,
        1,
        step.checkpoint(),
        step.progress(),
        null,
        null,
        holder,
        now.plus(lease),
        openAs,
        now,
        version + 1);
  }

  /** All is done. */
  public Job succeeded(String outcome, Instant now) {
    return ended(JobState.SUCCEEDED, outcome, null, now);
  }

  /** It can never be done. */
  public Job impossible(String code, Instant now) {
    return ended(JobState.FAILED, null, code, now);
  }

  /** An attempt failed; after the last one the job has. */
  public Job attemptFailed(JobRules rules, Duration pause, Instant now) {
    boolean isLast = attempts >= rules.attempts() || now.plus(pause).isAfter(deadline);
    return isLast
        ? ended(JobState.FAILED, null, GAVE_UP, now)
        : with(JobState.WAITING, attempts, null, now.plus(pause), now);
  }

  /** The process that works on it stops, which is no fault of the job. */
  public Job released(Instant now) {
    return with(JobState.WAITING, Math.max(0, attempts - 1), null, now, now);
  }

  /** Somebody takes it back. */
  Job cancelled(Instant now) {
    return ended(JobState.CANCELLED, null, null, now);
  }

  /** An operator has a failed one tried again, from its last checkpoint. */
  Job restarted(JobRules rules, Instant now) {
    return new Job(
        id,
        kind,
        requestedBy,
        input,
        createdAt,
        now.plus(rules.deadline()),
        JobState.WAITING,
        0,
        checkpoint,
        progress,
        null,
        null,
        null,
        now,
        null,
        now,
        version + 1);
  }

  private Job with(JobState next, int started, @Nullable String by, Instant due, Instant now) {
    return new Job(
        id,
        kind,
        requestedBy,
        input,
        createdAt,
        deadline,
        next,
        started,
        checkpoint,
        progress,
        null,
        fault,
        by,
        due,
        openAs,
        now,
        version + 1);
  }

  private Job ended(JobState end, @Nullable String outcome, @Nullable String why, Instant now) {
    return new Job(
        id,
        kind,
        requestedBy,
        input,
        createdAt,
        deadline,
        end,
        attempts,
        checkpoint,
        progress,
        outcome,
        why,
        null,
        null,
        null,
        now,
        version + 1);
  }

  /** Whether somebody may ask what it is. */
  public boolean isOf(MemberId member) {
    return Objects.equals(requestedBy, member);
  }
}
