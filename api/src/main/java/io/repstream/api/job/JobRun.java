package io.repstream.api.job;

import io.repstream.common.id.JobId;
import io.repstream.common.id.MemberId;
import java.time.Instant;
import java.util.Optional;

/**
 * What a step begins with.
 *
 * @param input as asked for
 * @param checkpoint of the step before; empty text at the first
 * @param attempt from 1; above it where earlier ones failed since the last checkpoint
 */
public record JobRun(
    JobId id,
    Optional<MemberId> requestedBy,
    String input,
    String checkpoint,
    Instant createdAt,
    int attempt) {}
