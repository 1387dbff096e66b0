package io.repstream.api.job;

import io.repstream.common.id.JobId;
import io.repstream.common.id.MemberId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The wish for a job.
 *
 * @param id the same id again is the same job
 * @param kind of a {@link JobWork}
 * @param requestedBy who sees it; null for the installation's own
 * @param input of the kind's own form
 * @param notBefore when it may begin
 * @param openAs no two jobs that are not final have the same; null where many may be open
 */
public record JobRequest(
    JobId id,
    String kind,
    @Nullable MemberId requestedBy,
    String input,
    Instant notBefore,
    @Nullable String openAs) {
  private static final int LONGEST_INPUT = 64 << 10;

  public JobRequest {
    if (input.length() > LONGEST_INPUT) {
      throw new IllegalArgumentException("what a job needs goes to its own documents");
    }
  }
}
