/**
 * The work on shards: {@link io.repstream.api.ingest.work.ShardCrew} keeps a process at its fair
 * share of them, a {@link io.repstream.api.ingest.work.ShardWorker} gives one its pace, {@link
 * io.repstream.api.ingest.apply.ShardIngest} takes, shows, writes and acknowledges, and {@link
 * io.repstream.api.ingest.work.Isolation} finds what brings workers down.
 */
@NullMarked
package io.repstream.api.ingest.work;

import org.jspecify.annotations.NullMarked;
