package io.repstream.api.ingest.stream;

/**
 * How much a stream holds.
 *
 * @param length entries in it
 * @param pending entries that were read and not acknowledged
 */
public record Backlog(long length, long pending) {}
