package io.repstream.api.platform.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.repstream.api.platform.access.Caller;
import io.repstream.api.platform.access.ClientAddress;
import io.repstream.api.platform.config.ApiConfig;
import io.repstream.api.platform.config.HttpConfig;
import io.repstream.api.platform.limit.RequestLimits;
import io.repstream.api.platform.limit.Toll;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.api.platform.problem.RefusalMeter;
import io.repstream.api.platform.trace.TraceContext;
import io.repstream.common.clock.MonotonicClock;
import io.repstream.common.problem.ProblemCode;
import java.util.List;
import java.util.Optional;
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
  private final ClientAddresses addresses;
  private final RequestLimits limits;
  private final ProblemAnswers problems;
  private final AccessLog log = new AccessLog(MonotonicClock.system());
  private final HttpConfig http;

  RequestFilter(
      SecurityHeaders headers,
      InFlightRequests inFlight,
      List<RequestCheck> checks,
      RequestLimits limits,
      ProblemAnswers problems,
      ApiConfig config) {
    this.headers = headers;
    this.inFlight = inFlight;
    this.checks = List.copyOf(checks);
    this.limits = limits;
    this.problems = problems;
    this.addresses = new ClientAddresses(config.limits().trustedProxies());
    this.http = config.http();
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
    Optional<String> type = request.headers().value(HeaderNames.CONTENT_TYPE);
    if (request.headers().contentLength().orElse(0) > http.maxBytes(type)) {
      // the body stays unread, so this connection cannot serve another request
      response.headers().set(HeaderValues.CONNECTION_CLOSE);
      problems.send(request, response, ProblemCode.BODY_TOO_LARGE);
      return;
    }
    Optional<Refusal> refused = refusal(request, response);
    if (refused.isPresent()) {
      problems.send(request, response, refused.get());
      return;
    }
    chain.proceed();
  }

  /** What a request of a refused token is charged goes to its address, before it is refused. */
  private Optional<Refusal> refusal(RoutingRequest request, RoutingResponse response) {
    ClientAddress address = addresses.of(request);
    request.context().register(address);
    Optional<Refusal> refused =
        checks.stream()
            .map(check -> check.refusal(request))
            .flatMap(Optional::stream)
            .findFirst()
            .map(Refusal::of);
    Optional<Caller> caller = request.context().get(Caller.class);
    Optional<Toll> toll = limits.charge(request, address, caller);
    toll.ifPresent(
        charged ->
            charged
                .headers()
                .forEach((name, value) -> response.header(HeaderNames.create(name), value)));
    return toll.flatMap(Toll::refusal).or(() -> refused);
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
