/**
 * API keys: sent in {@code X-Api-Key} with each request. Inside, a key stands for an access token
 * of its own, so that all rules of tokens hold for it.
 *
 * <p>Owns collection {@code apiKeys} (indexes: {@code chainId, _id}; {@code sha256} unique;
 * outbox). {@code revoked:<keyId>} in Redis ends a key at once.
 */
@NullMarked
package io.repstream.api.integration.key;

import org.jspecify.annotations.NullMarked;
