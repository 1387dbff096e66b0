package io.repstream.api.integration.client;

import io.repstream.api.account.token.AccessTokens;
import io.repstream.api.account.token.EndedSessions;
import io.repstream.api.audit.AuditAction;
import io.repstream.api.audit.AuditEvent;
import io.repstream.api.audit.AuditLog;
import io.repstream.api.platform.creation.Creation;
import io.repstream.api.platform.outbox.Outboxes;
import io.repstream.api.platform.secret.SecretText;
import io.repstream.common.clock.WallClock;
import io.repstream.common.id.ChainId;
import io.repstream.common.id.MemberId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes, proves and ends clients of integrators. Safe for all threads; calls may block. */
@ApplicationScoped
public class Integrators {
  private static final Logger LOG = LoggerFactory.getLogger(Integrators.class);

  private final IntegratorClientStore store;
  private final AccessTokens tokens;
  private final EndedSessions ended;
  private final AuditLog audit;
  private final Outboxes outboxes;
  private final WallClock clock = WallClock.system();

  @Inject
  public Integrators(
      IntegratorClientStore store,
      AccessTokens tokens,
      EndedSessions ended,
      AuditLog audit,
      Outboxes outboxes) {
    this.store = store;
    this.tokens = tokens;
    this.ended = ended;
    this.audit = audit;
    this.outboxes = outboxes;
  }

  /** What became of the wish for a token. */
  public sealed interface TokenOutcome {
    /**
     * It is good for some time.
     *
     * @param scopes roles that it has
     */
    record Given(String accessToken, Duration life, List<String> scopes) implements TokenOutcome {
      @Override
      public String toString() {
        return "Given[***]";
      }
    }

    /** No such client, or not its secret. */
    record UnknownClient() implements TokenOutcome {}

    /** The client has not all of the scopes. */
    record NotItsScope() implements TokenOutcome {}
  }

  /**
   * Gives a client a token.
   *
   * @param wanted roles; empty for all that the client has
   */
  public TokenOutcome token(String clientId, String secret, Optional<List<String>> wanted) {
    Instant now = clock.instant();
    String sha256 = SecretText.sha256(secret);
    Optional<IntegratorClient> client =
        store.byId(clientId).filter(known -> known.isProvenBy(sha256, now));
    if (client.isEmpty()) {
      LOG.atInfo().addKeyValue("event.action", "client-refused").log("client refused");
      return new TokenOutcome.UnknownClient();
    }
    List<String> scopes = wanted.orElse(client.get().scopes());
    if (!new HashSet<>(client.get().scopes()).containsAll(scopes)) {
      return new TokenOutcome.NotItsScope();
    }
    UUID id = UUID.fromString(client.get().id());
    return new TokenOutcome.Given(
        tokens.issueToIntegrator(id, client.get().chainId(), scopes), tokens.life(), scopes);
  }

  /** What a new client is. */
  record Wanted(ChainId chainId, String name, List<String> scopes, MemberId by) {}

  IntegratorClient add(Wanted wanted, String secret, Creation<IntegratorClient> creation) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    IntegratorClient client =
        new IntegratorClient(
            creation.id().toString(),
            wanted.chainId(),
            wanted.name(),
            wanted.scopes(),
            List.of(new IntegratorClient.Secret(SecretText.sha256(secret), null)),
            wanted.by(),
            now,
            null);
    AuditEvent audited = client.audited(AuditAction.INTEGRATOR_ADDED, wanted.by(), now);
    store.add(client, creation, audited);
    outboxes.deliver(IntegratorClient.SCHEMA.collection(), client.id());
    return client;
  }

  /**
   * Gives a client another secret.
   *
   * @param grace how long those before are still good
   * @return the secret; empty where somebody changed the client meanwhile
   */
  Optional<String> rotate(IntegratorClient client, Duration grace, MemberId by) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    String secret = SecretText.random();
    IntegratorClient next = client.rotated(SecretText.sha256(secret), now, now.plus(grace));
    if (!store.replaceSecrets(client, next)) {
      return Optional.empty();
    }
    audit.record(client.audited(AuditAction.INTEGRATOR_ROTATED, by, now));
    return Optional.of(secret);
  }

  /** Ends a client and all its tokens at once; may be repeated. */
  void revoke(IntegratorClient client, MemberId by) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    store.revoke(client.id(), now);
    ended.end(client.id(), tokens.life());
    if (client.revokedAt() == null) {
      audit.record(client.audited(AuditAction.INTEGRATOR_REVOKED, by, now));
    }
  }
}
