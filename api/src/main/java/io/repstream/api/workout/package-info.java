/**
 * Workouts: the stored results of the fold, and how members read them.
 *
 * <p>Owns collection {@code workouts} (indexes: {@code memberId, startedAt, _id} for a member's
 * list; {@code machineId, startedAt} and {@code state, closesAt} for ingest; {@code memberId,
 * modifiedAt, _id} for clients that sync; {@code modifiedAt} is when a document was written and no
 * part of the record). A document is replaced as a whole and only against the version that was
 * read. And collection {@code removedWorkouts}: members' workouts that a fold of more samples did
 * not find any more (index: {@code memberId, removedAt, _id} for clients that sync).
 */
@NullMarked
package io.repstream.api.workout;

import org.jspecify.annotations.NullMarked;
