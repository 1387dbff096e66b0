package io.repstream.api.platform.mongo;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import com.mongodb.event.CommandFailedEvent;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandSucceededEvent;
import io.repstream.api.platform.metric.DependencyMeter;
import java.time.Duration;

/** Times every command that the driver sends. */
final class MongoCallMeter implements CommandListener {
  private final DependencyMeter meter = new DependencyMeter("mongodb");

  @Override
  public void commandSucceeded(CommandSucceededEvent event) {
    meter.succeeded(Duration.ofNanos(event.getElapsedTime(NANOSECONDS)));
  }

  @Override
  public void commandFailed(CommandFailedEvent event) {
    meter.failed(Duration.ofNanos(event.getElapsedTime(NANOSECONDS)));
  }
}
