package io.repstream.api.platform.lifecycle;

import io.repstream.api.platform.config.ApiConfig;
import io.repstream.api.platform.config.HttpConfig;
import io.repstream.api.platform.http.InFlightRequests;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves without breaking a request: readiness says no, the balancer gets time to look away, then
 * requests under way may finish within the grace. Helidon alone would interrupt them.
 */
@ApplicationScoped
@Readiness
public class GracefulStop implements HealthCheck {
  private static final Logger LOG = LoggerFactory.getLogger(GracefulStop.class);

  private final HttpConfig config;
  private final InFlightRequests inFlight;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile boolean hasStarted;

  @Inject
  public GracefulStop(ApiConfig config, InFlightRequests inFlight) {
    this.config = config.http();
    this.inFlight = inFlight;
  }

  /** The last of all that start: before that the process would not stop in good order either. */
  void started(
      @Observes @Priority(Integer.MAX_VALUE) @Initialized(ApplicationScoped.class) Object event) {
    hasStarted = true;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("serving").status(hasStarted && !isStopping()).build();
  }

  /** Whether a stop has begun. */
  public boolean isStopping() {
    return stopping.getCount() == 0;
  }

  /** Runs before Helidon's own observers, which close the listeners. */
  void stop(@Observes @Priority(-1000) @BeforeDestroyed(ApplicationScoped.class) Object event)
      throws InterruptedException {
    stopping.countDown();
    LOG.info("stopping: {} requests under way", inFlight.count());
    TimeUnit.NANOSECONDS.sleep(config.stopDelay().toNanos());
    int left = inFlight.awaitIdle(config.stopGrace());
    if (left > 0) {
      LOG.warn("{} requests did not end within {}", left, config.stopGrace());
    }
  }
}
