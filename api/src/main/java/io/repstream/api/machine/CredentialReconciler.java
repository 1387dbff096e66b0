package io.repstream.api.machine;

import io.repstream.common.clock.MonotonicClock;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the projection of credentials true: rebuilt at start, compared every 30 s, and asked-for
 * machines answered within a fraction of a second. One virtual thread a process; several processes
 * do the same work without harm.
 */
@ApplicationScoped
public class CredentialReconciler {
  private static final Logger LOG = LoggerFactory.getLogger(CredentialReconciler.class);
  private static final Duration COMPARE_EVERY = Duration.ofSeconds(30);
  private static final Duration ANSWER_EVERY = Duration.ofMillis(250);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

  private final RedisCredentialProjection projection;
  private final MonotonicClock clock = MonotonicClock.system();
  private final Thread worker;

  @Inject
  public CredentialReconciler(RedisCredentialProjection projection) {
    this.projection = projection;
    this.worker = Thread.ofVirtual().name("credential-reconciler").unstarted(this::run);
  }

  void start(@Observes @Priority(200) @Initialized(ApplicationScoped.class) Object event) {
    worker.start();
  }

  void stop(@Observes @Priority(100) @BeforeDestroyed(ApplicationScoped.class) Object event) {
    worker.interrupt();
  }

  private void run() {
    long comparedAt = clock.nanos() - COMPARE_EVERY.toNanos();
    while (!Thread.currentThread().isInterrupted()) {
      Duration pause = ANSWER_EVERY;
      try {
        if (clock.since(comparedAt).compareTo(COMPARE_EVERY) >= 0) {
          compare();
          comparedAt = clock.nanos();
        }
        projection.answerRequests();
      } catch (RuntimeException away) {
        LOG.warn("credentials cannot be reconciled now: {}", away.toString());
        pause = AFTER_FAILURE;
      }
      if (!slept(pause)) {
        return;
      }
    }
  }

  private void compare() {
    int mended = projection.reconcile();
    if (mended > 0) {
      LOG.info("{} machine credentials written for the gateways", mended);
    }
  }

  private static boolean slept(Duration pause) {
    try {
      Thread.sleep(pause);
      return true;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
