package io.repstream.api.integration.key;

import io.repstream.api.audit.AuditEvent;
import io.repstream.api.platform.creation.Creation;
import io.repstream.common.id.ChainId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where API keys are kept. Safe for all threads; calls may block. */
public interface ApiKeyStore {
  /** Adds a key, with what the audit log keeps of it. */
  void add(ApiKey key, Creation<ApiKey> creation, AuditEvent audited);

  /** One key. */
  Optional<ApiKey> byId(String id);

  /** The key of a hash. */
  Optional<ApiKey> byHash(String sha256);

  /**
   * The keys of a chain in order of id.
   *
   * @param after the id before the first, or empty from the start
   */
  List<ApiKey> of(ChainId chainId, Optional<String> after, int limit);

  /** Notes that a key ended; the first time counts. */
  void revoke(String id, Instant at);

  /** Notes that a key was used. */
  void used(String id, Instant at);
}
