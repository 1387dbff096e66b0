package io.repstream.api.ingest.stream;

/**
 * Something that no later attempt will make readable.
 *
 * @param reason a short text of a bounded set
 * @param entryId of the stream entry it came in
 * @param key the same for the same thing, however often it is found
 * @param bytes the thing itself
 */
@SuppressWarnings("ArrayRecordComponent") // written once, by the worker that made it
public record DeadLetter(String reason, String entryId, String key, byte[] bytes) {}
