package io.repstream.api.account.session;

import java.time.Instant;

/**
 * A login that lives.
 *
 * @param id its name
 * @param visitor who logged in
 * @param openedAt when
 * @param usedAt when it was refreshed last
 */
public record LoginSession(String id, Visitor visitor, Instant openedAt, Instant usedAt) {}
