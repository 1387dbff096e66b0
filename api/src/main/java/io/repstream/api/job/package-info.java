/**
 * Work that outlives a request: exports, erasures, re-decoding, imports, clean-up.
 *
 * <p>A feature says what a kind of job does by a {@link io.repstream.api.job.JobWork} bean and asks
 * for one by {@link io.repstream.api.job.Jobs}. A job is a document; its state, checkpoint, lease
 * and next moment stand in it, so that any process goes on where another was killed. Work is done
 * in steps that bear repetition; each ends with a checkpoint. What goes wrong is tried again after
 * a growing, scattered pause; what never goes well ends as {@code FAILED} and stays as a dead
 * letter that an operator can start again.
 *
 * <p>Owns collection {@code jobs} (indexes: {@code dueAt} sparse; {@code openAs} unique sparse;
 * {@code requestedBy, createdAt}; {@code state, createdAt}) and the Redis stream {@code jobs:wake}
 * (group {@code api}), which is a hint only: without it due jobs are found within a second.
 */
@NullMarked
package io.repstream.api.job;

import org.jspecify.annotations.NullMarked;
