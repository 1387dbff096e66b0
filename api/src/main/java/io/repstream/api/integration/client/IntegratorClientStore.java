package io.repstream.api.integration.client;

import io.repstream.api.audit.AuditEvent;
import io.repstream.api.platform.creation.Creation;
import io.repstream.common.id.ChainId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where clients of integrators are kept. Safe for all threads; calls may block. */
public interface IntegratorClientStore {
  /** Adds a client, with what the audit log keeps of it. */
  void add(IntegratorClient client, Creation<IntegratorClient> creation, AuditEvent audited);

  /** One client. */
  Optional<IntegratorClient> byId(String id);

  /**
   * The clients of a chain in order of id.
   *
   * @param after the id before the first, or empty from the start
   */
  List<IntegratorClient> of(ChainId chainId, Optional<String> after, int limit);

  /** Replaces the secrets, if they are still the present ones; tells whether they were. */
  boolean replaceSecrets(IntegratorClient present, IntegratorClient next);

  /** Notes that a client ended; the first time counts. */
  void revoke(String id, Instant at);
}
