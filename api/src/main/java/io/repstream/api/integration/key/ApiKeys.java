package io.repstream.api.integration.key;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Makes, finds and ends API keys. A key that was found is remembered for a minute at most, whether
 * it was revoked is asked of Redis with each request. Safe for all threads; calls may block.
 */
@ApplicationScoped
public class ApiKeys {
  static final String MARK = "rsk_";

  private static final int PREFIX_LENGTH = MARK.length() + 8;
  private static final Duration REMEMBERED = Duration.ofSeconds(60);
  private static final int MOST_REMEMBERED = 10_000;

  private final ApiKeyStore store;
  private final AccessTokens tokens;
  private final EndedSessions ended;
  private final AuditLog audit;
  private final Outboxes outboxes;
  private final WallClock clock = WallClock.system();
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Known> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  @Inject
  public ApiKeys(
      ApiKeyStore store,
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

  /**
   * A key that is good, and the token that stands for it.
   *
   * @param askAgainAt when the store is to be asked again
   */
  record Known(ApiKey key, String token, Instant askAgainAt) {
    @Override
    public String toString() {
      return "Known[" + key + "]";
    }
  }

  /** What a key that came with a request stands for; empty where it is not good. */
  Optional<Known> find(String text) {
    Instant now = clock.instant();
    String sha256 = SecretText.sha256(text);
    Optional<Known> present = remembered(sha256).filter(found -> found.askAgainAt().isAfter(now));
    if (present.isPresent()) {
      return present.filter(found -> found.key().isGood(now));
    }
    Optional<Known> found =
        store.byHash(sha256).filter(key -> key.isGood(now)).map(key -> known(key, now));
    found.ifPresent(
        good -> {
          store.used(good.key().id(), now.truncatedTo(ChronoUnit.MILLIS));
          remember(sha256, good);
        });
    return found;
  }

  /** Whether a key was ended while it was remembered. */
  EndedSessions.Knowledge ended(ApiKey key) {
    return ended.find(key.id());
  }

  private Known known(ApiKey key, Instant now) {
    UUID id = UUID.fromString(key.id());
    String token = tokens.issueToIntegrator(id, key.chainId(), key.scopes());
    // The token lives for minutes; asked again before it is old, or just short of its end.
    Duration life = tokens.life().dividedBy(2);
    Duration pause = life.compareTo(REMEMBERED) < 0 ? life : REMEMBERED;
    return new Known(key, token, now.plus(pause));
  }

  private Optional<Known> remembered(String sha256) {
    lock.lock();
    try {
      return Optional.ofNullable(known.get(sha256));
    } finally {
      lock.unlock();
    }
  }

  private void remember(String sha256, Known found) {
    lock.lock();
    try {
      known.put(sha256, found);
    } finally {
      lock.unlock();
    }
  }

  /** What a new key is. */
  record Wanted(
      ChainId chainId,
      String name,
      List<String> scopes,
      @Nullable Instant expiresAt,
      MemberId by) {}

  /** A new key's text. */
  static String newText() {
    return MARK + SecretText.random();
  }

  ApiKey add(Wanted wanted, String text, Creation<ApiKey> creation) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    ApiKey key =
        new ApiKey(
            creation.id().toString(),
            wanted.chainId(),
            wanted.name(),
            wanted.scopes(),
            text.substring(0, PREFIX_LENGTH),
            SecretText.sha256(text),
            wanted.by(),
            now,
            wanted.expiresAt(),
            null,
            null);
    AuditEvent audited = key.audited(AuditAction.INTEGRATOR_ADDED, wanted.by(), now);
    store.add(key, creation, audited);
    outboxes.deliver(ApiKey.SCHEMA.collection(), key.id());
    return key;
  }

  /** Ends a key at once; may be repeated. */
  void revoke(ApiKey key, MemberId by) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    store.revoke(key.id(), now);
    ended.end(key.id(), tokens.life());
    if (key.revokedAt() == null) {
      audit.record(key.audited(AuditAction.INTEGRATOR_REVOKED, by, now));
    }
  }
}
