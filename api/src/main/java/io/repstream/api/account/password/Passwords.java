package io.repstream.api.account.password;

import io.repstream.api.platform.config.ApiConfig;
import io.repstream.common.clock.MonotonicClock;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hashes and checks passwords on a small pool of its own. Blocks the caller for the time of a hash,
 * or answers busy at once. Safe for all threads.
 */
@ApplicationScoped
public class Passwords {
  private static final Logger LOG = LoggerFactory.getLogger(Passwords.class);
  private static final int QUEUE = 32;
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final PepperedBcrypt bcrypt;
  private final PasswordPool pool;
  private final String nobody;

  @Inject
  public Passwords(ApiConfig config) {
    this(new PepperedBcrypt(config.passwords()), QUEUE);
  }

  Passwords(PepperedBcrypt bcrypt, int queue) {
    this.bcrypt = bcrypt;
    int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    this.pool = new PasswordPool(threads, queue, PATIENCE);
    this.nobody = measured(threads);
  }

  /** Measures before the first caller comes. */
  void start(@Observes @Priority(400) @Initialized(ApplicationScoped.class) Object event) {
    LOG.debug("ready to hash");
  }

  /** The form of a new password to store. */
  public PasswordHash hash(String password) {
    Optional<String> stored = pool.run(() -> bcrypt.hash(password));
    return stored.isPresent()
        ? new PasswordHash.Hashed(stored.get())
        : new PasswordHash.Busy(RETRY_AFTER);
  }

  /**
   * Checks a password.
   *
   * @param stored the account's form, or empty where there is no such account: then the same work
   *     is done for nothing, so that the time tells no stranger which accounts exist
   */
  public PasswordCheck check(String password, Optional<String> stored) {
    String form = stored.orElse(nobody);
    Optional<Boolean> matches = pool.run(() -> bcrypt.matches(password, form));
    if (matches.isEmpty()) {
      return new PasswordCheck.Busy(RETRY_AFTER);
    }
    return matches.get() && stored.isPresent()
        ? new PasswordCheck.Match(bcrypt.isOutdated(form))
        : new PasswordCheck.Mismatch();
  }

  /** Hashes once, for the account that nobody has, and tells what a login costs here. */
  private String measured(int threads) {
    MonotonicClock clock = MonotonicClock.system();
    long start = clock.nanos();
    String hash = bcrypt.hash("the password of no account");
    LOG.info(
        "one password hash takes {} ms; {} threads do them",
        clock.since(start).toMillis(),
        threads);
    return hash;
  }

  @PreDestroy
  void close() {
    pool.close();
  }
}
