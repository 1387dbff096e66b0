package io.repstream.api.ingest.stream;

/**
 * What was taken over from workers that left it.
 *
 * @param entries are ours now
 * @param gone were removed while they were pending: their samples are lost
 */
public record Claim(int entries, int gone) {}
