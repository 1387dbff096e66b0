package io.repstream.api.ingest.work;

import io.repstream.api.ingest.share.ShardLease;
import io.repstream.api.ingest.stream.SuspectJournal;
import io.repstream.api.ingest.stream.TelemetryStream;

/** What belongs to one shard, as the worker sees it that holds the lease. */
public record Shard(int number, TelemetryStream stream, ShardLease lease, SuspectJournal journal) {}
