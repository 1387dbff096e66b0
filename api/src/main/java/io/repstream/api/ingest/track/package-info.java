/**
 * What a worker keeps in memory of the machines of its shards: the fold of each, the versions of
 * what it stored, and how to rebuild all of it from the store.
 *
 * <p>Everything here belongs to one worker thread.
 */
@NullMarked
package io.repstream.api.ingest.track;

import org.jspecify.annotations.NullMarked;
