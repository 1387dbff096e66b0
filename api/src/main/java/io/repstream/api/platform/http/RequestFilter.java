package io.repstream.api.platform.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
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
import io.repstream.api.platform.metric.AskedOperation;
import io.repstream.api.platform.metric.RequestMeter;
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
 * checks of {@link RequestCheck}, access log, metrics, count of requests under way.
 */
final class RequestFilter implements Filter {
  private static final HeaderName TRACEPARENT = HeaderNames.create(TraceContext.HEADER);

  private final AnswerHeaders headers;
  private final InFlightRequests inFlight;
  private final List<RequestCheck> checks;
  private final ClientAddresses addresses;
  private final RequestLimits limits;
  private final ProblemAnswers problems;
  private final AccessLog log = new AccessLog(MonotonicClock.system());
  private final RequestMeter meter = new RequestMeter();
  private final HttpConfig http;

  RequestFilter(
      AnswerHeaders headers,
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
    AskedOperation asked = new AskedOperation();
    request.context().register(asked);
    inFlight.enter();
    try {
      trace.during(
          () -> {
            try {
              answer(chain, request, response, trace);
            } finally {
              log.write(request, response, start);
              meter.answered(asked.id(), response.status().code(), log.since(start));
            }
          });
    } finally {
      MDC.remove(RefusalMeter.LOG_FIELD);
      inFlight.leave();
    }
  }

  private void answer(
      FilterChain chain, RoutingRequest request, RoutingResponse response, TraceContext trace) {
    headers.apply(request, response, trace);
    Optional<ProblemCode> unreadable = unreadable(request);
    Optional<Refusal> refused = refusal(request, unreadable);
    headers.applyToll(request, response);
    if (unreadable.isPresent()) {
      // the body stays unread, so this connection cannot serve another request
      response.headers().set(HeaderValues.CONNECTION_CLOSE);
    }
    if (refused.isEmpty()) {
      proceed(chain, request, response);
      return;
    }
    problems.send(request, response, refused.get());
    if (unreadable.isPresent()) {
      throw new CloseConnectionException("what follows on this connection may be anything");
    }
  }

  private static void proceed(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    if (CrossOrigin.isPreflight(request)) {
      response.status(Status.NO_CONTENT_204).header(ProblemAnswers.NO_STORE).send();
    } else {
      chain.proceed();
    }
  }

  /** Why the request's end or meaning is not certain, or its body too long to be read. */
  private Optional<ProblemCode> unreadable(RoutingRequest request) {
    if (AmbiguousRequests.include(request)) {
      return Optional.of(ProblemCode.MALFORMED_REQUEST);
    }
    Optional<String> type = request.headers().value(HeaderNames.CONTENT_TYPE);
    return request.headers().contentLength().orElse(0) > http.maxBytes(type)
        ? Optional.of(ProblemCode.BODY_TOO_LARGE)
        : Optional.empty();
  }

  /** What a request of a refused token is charged goes to its address, before it is refused. */
  private Optional<Refusal> refusal(RoutingRequest request, Optional<ProblemCode> unreadable) {
    ClientAddress address = addresses.of(request);
    request.context().register(address);
    Optional<ProblemCode> refused =
        unreadable.or(
            () ->
                checks.stream()
                    .map(check -> check.refusal(request))
                    .flatMap(Optional::stream)
                    .findFirst());
    Optional<Caller> caller = request.context().get(Caller.class);
    Optional<Toll> toll =
        WebPages.isFile(request.path().path())
            ? Optional.empty()
            : Optional.of(limits.charge(request, address, caller));
    toll.ifPresent(request.context()::register);
    return toll.flatMap(Toll::refusal).or(() -> refused.map(Refusal::of));
  }
}
