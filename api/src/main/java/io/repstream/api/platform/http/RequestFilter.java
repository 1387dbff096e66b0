package io.repstream.api.platform.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.repstream.api.platform.problem.RefusalMeter;
import io.repstream.api.platform.trace.TraceContext;
import io.repstream.common.clock.MonotonicClock;
import io.repstream.common.problem.ProblemCode;
import java.util.List;
import org.slf4j.MDC;

/**
 * The first to see every request, whoever answers it: trace id, security headers, body limit, the
 * checks of {@link RequestCheck}, access log, count of requests under way.
 */
final class RequestFilter implements Filter {
  private static final HeaderName TRACEPARENT = HeaderNames.create(TraceContext.HEADER);

  /** Or a browser would mix the files of two versions after an upgrade; an ETag keeps it cheap. */
  private static final Header ASK_EACH_TIME =
      HeaderValues.createCached("Cache-Control", "no-cache");

  private final SecurityHeaders headers;
  private final InFlightRequests inFlight;
  private final List<RequestCheck> checks;
  private final ProblemAnswers problems;
  private final AccessLog log = new AccessLog(MonotonicClock.system());
  private final long maxBodyBytes;

  RequestFilter(
      SecurityHeaders headers,
      InFlightRequests inFlight,
      List<RequestCheck> checks,
      ProblemAnswers problems,
      long maxBodyBytes) {
    this.headers = headers;
    this.inFlight = inFlight;
    this.checks = List.copyOf(checks);
    this.problems = problems;
    this.maxBodyBytes = maxBodyBytes;
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    long start = log.start();
    String caller = request.headers().value(TRACEPARENT).orElse(null);
    TraceContext trace = TraceContext.continuing(caller);
    inFlight.enter();
    try {
      trace.during(
          () -> {
            answer(chain, request, response, trace);
            log.write(request, response, start);
          });
    } finally {
      MDC.remove(RefusalMeter.LOG_FIELD);
      inFlight.leave();
    }
  }

  private void answer(
      FilterChain chain, RoutingRequest request, RoutingResponse response, TraceContext trace) {
    applyHeaders(request, response);
    response.headers().set(TRACEPARENT, trace.traceparent());
    if (request.headers().contentLength().orElse(0) > maxBodyBytes) {
      // the body stays unread, so this connection cannot serve another request
      response.headers().set(HeaderValues.CONNECTION_CLOSE);
      problems.send(request, response, ProblemCode.BODY_TOO_LARGE);
      return;
    }
    for (RequestCheck check : checks) {
      var refused = check.refusal(request);
      if (refused.isPresent()) {
        problems.send(request, response, refused.get());
        return;
      }
    }
    chain.proceed();
  }

  private void applyHeaders(RoutingRequest request, RoutingResponse response) {
    String path = request.path().path();
    if (WebPages.isPage(path)) {
      headers.applyToPage(response.headers(), request.requestedUri().scheme());
    } else {
      headers.applyToApi(response.headers());
    }
    if (WebPages.isFile(path)) {
      response.headers().set(ASK_EACH_TIME);
    }
  }
}
