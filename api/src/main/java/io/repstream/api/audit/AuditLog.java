package io.repstream.api.audit;

import io.repstream.api.platform.config.ApiConfig;
import io.repstream.api.platform.outbox.Effect;
import io.repstream.api.platform.outbox.EffectHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps events, and checks that what was kept is still there. Safe for all threads; calls may
 * block. Events of changed documents come as effects, so that none is lost with the process.
 */
@ApplicationScoped
public class AuditLog implements EffectHandler {
  private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
  private static final int MOST_TRIES = 200;
  private static final int PAGE = 500;

  private final AuditStore store;
  private final AuditSeal seal;

  /** One writer of this process at a time, or they would keep each other from the next number. */
  private final ReentrantLock writing = new ReentrantLock();

  @Inject
  public AuditLog(AuditStore store, ApiConfig config) {
    this(store, new AuditSeal(config.passwords().pepper()));
  }

  AuditLog(AuditStore store, AuditSeal seal) {
    this.store = store;
    this.seal = seal;
  }

  /**
   * What a check of a tenant's chain found.
   *
   * @param entries that hold, from the first on
   * @param lastHash of the last of them; compare it with the one in the process's log
   * @param brokenAt the number at which the chain does not hold any more
   */
  public record Verification(long entries, String lastHash, Optional<Long> brokenAt) {}

  @Override
  public String kind() {
    return AuditEvent.EFFECT_KIND;
  }

  @Override
  public void deliver(Effect effect) {
    record(AuditEvent.of(effect));
  }

  /** Keeps an event; durable once this returns. The same event again changes nothing. */
  public void record(AuditEvent event) {
    writing.lock();
    try {
      for (int i = 0; i < MOST_TRIES; i++) {
        Optional<AuditEntry> last = store.last(event.tenant());
        AuditEntry entry =
            AuditEntry.of(
                event,
                last.map(AuditEntry::number).orElse(0L) + 1,
                last.map(AuditEntry::hash).orElse(""),
                seal);
        if (store.add(entry)) {
          tell(entry);
          return;
        }
        if (store.has(event.eventId())) {
          return;
        }
        LockSupport.parkNanos(
            Duration.ofMillis(1 + ThreadLocalRandom.current().nextInt(5)).toNanos());
      }
    } finally {
      writing.unlock();
    }
    throw new IllegalStateException("the audit log grows faster than it can be written");
  }

  /** Follows a tenant's chain from its first entry. */
  public Verification verify(String tenant) {
    long number = 0;
    String hash = "";
    List<AuditEntry> page;
    do {
      page = store.above(tenant, number, PAGE);
      for (AuditEntry entry : page) {
        boolean follows = entry.number() == number + 1 && entry.previousHash().equals(hash);
        if (!follows || !entry.isGenuine(seal)) {
          return new Verification(number, hash, Optional.of(number + 1));
        }
        number = entry.number();
        hash = entry.hash();
      }
    } while (page.size() == PAGE);
    return new Verification(number, hash, Optional.empty());
  }

  private static void tell(AuditEntry entry) {
    LOG.atInfo()
        .addKeyValue("event.action", entry.action())
        .addKeyValue("audit.id", entry.id())
        .addKeyValue("audit.hash", entry.hash())
        .log("audit");
  }
}
