/**
 * Clients of integrators (OAuth 2, client credentials) and the endpoint that gives tokens.
 *
 * <p>Owns collection {@code integratorClients} (index: {@code chainId, _id}; outbox). A client's id
 * is the session of all its tokens: {@code revoked:<clientId>} in Redis ends them at once.
 */
@NullMarked
package io.repstream.api.integration.client;

import org.jspecify.annotations.NullMarked;
