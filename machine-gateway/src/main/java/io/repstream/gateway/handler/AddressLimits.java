package io.repstream.gateway.handler;

import java.time.Duration;

/**
 * What one address may do before anybody there has proven to be a machine.
 *
 * @param maxHandshakes connections at a time that have not proven anything yet
 * @param maxWrongProofs within the block time; who reaches it is blocked
 * @param block how long, and how long a wrong proof counts
 */
public record AddressLimits(int maxHandshakes, int maxWrongProofs, Duration block) {}
