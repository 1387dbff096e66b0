package io.repstream.api.integration.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.repstream.api.audit.AuditAction;
import io.repstream.api.audit.AuditEvent;
import io.repstream.api.platform.document.Schema;
import io.repstream.common.id.ChainId;
import io.repstream.common.id.MemberId;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A client of an integrator, as stored.
 *
 * @param id its client id, a UUID
 * @param chainId the one chain that it serves
 * @param scopes roles of {@code platform.access.Scopes}
 * @param secrets the newest first; those before it are good for a while
 * @param revokedAt when it ended; null while it is good
 */
public record IntegratorClient(
    @BsonId String id,
    ChainId chainId,
    String name,
    List<String> scopes,
    List<Secret> secrets,
    MemberId createdBy,
    Instant createdAt,
    @Nullable Instant revokedAt) {
  public static final Schema<IntegratorClient> SCHEMA =
      Schema.of("integratorClients", IntegratorClient.class);

  private static final int MOST_SECRETS = 5;

  public IntegratorClient {
    scopes = List.copyOf(scopes);
    secrets = List.copyOf(secrets);
  }

  /**
   * What is kept of a secret.
   *
   * @param goodUntil null for the newest
   */
  public record Secret(String sha256, @Nullable Instant goodUntil) {
    boolean isGood(String presentedSha256, Instant now) {
      boolean same =
          MessageDigest.isEqual(sha256.getBytes(US_ASCII), presentedSha256.getBytes(US_ASCII));
      return same && (goodUntil == null || goodUntil.isAfter(now));
    }

    @Override
    public String toString() {
      return "Secret[***]";
    }
  }

  /** Whether a secret proves it now. */
  boolean isProvenBy(String sha256, Instant now) {
    return revokedAt == null && secrets.stream().anyMatch(secret -> secret.isGood(sha256, now));
  }

  /** With another secret; those before are good until then, if not for less. */
  IntegratorClient rotated(String sha256, Instant now, Instant othersUntil) {
    Stream<Secret> before =
        secrets.stream()
            .map(
                secret -> {
                  Instant until = secret.goodUntil();
                  boolean shorter = until != null && until.isBefore(othersUntil);
                  return shorter ? secret : new Secret(secret.sha256(), othersUntil);
                })
            .filter(secret -> secret.goodUntil() == null || secret.goodUntil().isAfter(now));
    List<Secret> all = new ArrayList<>(List.of(new Secret(sha256, null)));
    before.limit(MOST_SECRETS - 1L).forEach(all::add);
    return new IntegratorClient(id, chainId, name, scopes, all, createdBy, createdAt, revokedAt);
  }

  /** What the audit log keeps of something done to it. */
  AuditEvent audited(AuditAction action, MemberId actor, Instant at) {
    return AuditEvent.in(chainId, action, actor, id, "client", at);
  }
}
