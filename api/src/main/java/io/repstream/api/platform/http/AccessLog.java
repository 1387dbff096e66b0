package io.repstream.api.platform.http;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.repstream.common.clock.MonotonicClock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line per request, by an allow-list of fields: method, path with ids blanked, status,
 * duration. Query, headers, bodies and caller never appear.
 */
final class AccessLog {
  private static final Logger LOG = LoggerFactory.getLogger("io.repstream.api.access");

  private final MonotonicClock clock;

  AccessLog(MonotonicClock clock) {
    this.clock = clock;
  }

  long start() {
    return clock.nanos();
  }

  Duration since(long startNanos) {
    return clock.since(startNanos);
  }

  void write(ServerRequest request, ServerResponse response, long startNanos) {
    if (!LOG.isInfoEnabled()) {
      return;
    }
    LOG.atInfo()
        .addKeyValue("http.request.method", request.prologue().method().text())
        .addKeyValue("url.path", LoggedPath.of(request.path().path()))
        .addKeyValue("http.response.status_code", response.status().code())
        .addKeyValue("event.duration", clock.since(startNanos).toNanos())
        .addKeyValue("http.response.body.bytes", response.bytesWritten())
        .log("request");
  }
}
