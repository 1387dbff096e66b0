package io.repstream.api.platform.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.repstream.api.platform.problem.ProblemBody;
import io.repstream.api.platform.problem.ProblemCodes;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.api.platform.trace.TraceContext;
import org.jspecify.annotations.Nullable;

/**
 * Answers what the server refuses by itself: unreadable requests and too large ones, before
 * routing; unmatched paths, beside it. Whatever Helidon would have said is replaced.
 */
final class DirectProblems implements DirectHandler {
  private static final HeaderName TRACEPARENT = HeaderNames.create(TraceContext.HEADER);

  /** What Helidon says of headers above its limit, which it answers with a plain 400. */
  private static final String HEADERS_TOO_LARGE = "Header size exceeded";

  /**
   * What Helidon says of packed bodies; we unpack none, so a small one never becomes a large one.
   */
  private static final String PACKED = "Content-Encoding header present";

  private static final Status TOO_LARGE = Status.create(431, "Request Header Fields Too Large");

  private final SecurityHeaders security;

  DirectProblems(SecurityHeaders security) {
    this.security = security;
  }

  @Override
  public TransportResponse handle(
      TransportRequest request,
      EventType eventType,
      Status chosen,
      ServerResponseHeaders headers,
      @Nullable String message) {
    Status status = status(chosen, message);
    Refusal refusal = Refusal.of(ProblemCodes.forStatus(status.code()));
    TraceContext trace = TraceContext.current();
    ProblemBody problem = ProblemBody.of(refusal, request.path(), trace).withStatus(status.code());
    ServerResponseHeaders answer = ServerResponseHeaders.create();
    headers.stream()
        .filter(header -> header.headerName().equals(HeaderNames.ALLOW))
        .forEach(answer::set);
    security.applyToApi(answer);
    answer.set(TRACEPARENT, trace.traceparent());
    answer.set(ProblemAnswers.PROBLEM_TYPE);
    answer.set(ProblemAnswers.NO_STORE);
    if (status.code() == Status.UNAUTHORIZED_401.code()) {
      answer.set(ProblemAnswers.CHALLENGE);
    }
    if (status.code() == Status.SERVICE_UNAVAILABLE_503.code()) {
      answer.set(ProblemAnswers.RETRY_LATER);
    }
    return TransportResponse.builder()
        .status(status)
        .headers(answer)
        .entity(problem.json())
        .keepAlive(eventType.keepAlive())
        .build();
  }

  private static Status status(Status chosen, @Nullable String message) {
    if (HEADERS_TOO_LARGE.equals(message)) {
      return TOO_LARGE;
    }
    boolean packed = message != null && message.startsWith(PACKED);
    return packed ? Status.UNSUPPORTED_MEDIA_TYPE_415 : chosen;
  }
}
