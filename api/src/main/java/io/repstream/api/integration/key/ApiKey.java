package io.repstream.api.integration.key;

import io.repstream.api.audit.AuditAction;
import io.repstream.api.audit.AuditEvent;
import io.repstream.api.platform.document.Schema;
import io.repstream.common.id.ChainId;
import io.repstream.common.id.MemberId;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * An API key, as stored: its hash, never itself.
 *
 * @param id its name, a UUID
 * @param chainId the one chain that it serves
 * @param scopes roles of {@code platform.access.Scopes}
 * @param prefix its first letters, by which people tell keys apart
 * @param expiresAt when it ends by itself; null for never
 * @param revokedAt when it was ended; null while it is good
 * @param lastUsedAt to a minute; null before
 */
public record ApiKey(
    @BsonId String id,
    ChainId chainId,
    String name,
    List<String> scopes,
    String prefix,
    String sha256,
    MemberId createdBy,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt,
    @Nullable Instant lastUsedAt) {
  public static final Schema<ApiKey> SCHEMA = Schema.of("apiKeys", ApiKey.class);

  public ApiKey {
    scopes = List.copyOf(scopes);
  }

  /** Whether it is good at an instant. */
  boolean isGood(Instant now) {
    return revokedAt == null && (expiresAt == null || expiresAt.isAfter(now));
  }

  /** What the audit log keeps of something done to it. */
  AuditEvent audited(AuditAction action, MemberId actor, Instant at) {
    return AuditEvent.in(chainId, action, actor, id, "key", at);
  }

  @Override
  public String toString() {
    return "ApiKey[" + id + ", " + prefix + "]";
  }
}
