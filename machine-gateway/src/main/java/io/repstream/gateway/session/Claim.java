package io.repstream.gateway.session;

/**
 * What a connection got with the ownership of its machine.
 *
 * @param epoch fencing epoch; higher than any before it
 * @param durableThroughSeq every sample of this boot up to here is stored
 * @param session what the machine shows
 */
public record Claim(long epoch, long durableThroughSeq, SessionText session) {}
