package io.repstream.api.ingest.dead;

/**
 * A dead letter as found.
 *
 * @param shard whose stream it came from
 * @param id of the letter
 * @param entryId of the stream entry it came in
 * @param key the same for the same thing, however often it was put aside
 * @param bytes how much can be replayed; 0 where somebody else wrote the entry
 */
record StoredLetter(int shard, String id, String reason, String entryId, String key, int bytes) {}
