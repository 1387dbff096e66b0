package io.repstream.api.platform.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.repstream.api.platform.problem.ProblemBody;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.common.problem.ProblemCode;

/** Problems outside of JAX-RS. Security headers and trace are set by {@link RequestFilter}. */
public final class ProblemAnswers {
  static final Header PROBLEM_TYPE =
      HeaderValues.createCached(HeaderNames.CONTENT_TYPE, ProblemBody.MEDIA_TYPE);
  static final Header NO_STORE = HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-store");
  static final Header CHALLENGE = HeaderValues.createCached(HeaderNames.WWW_AUTHENTICATE, "Bearer");

  static final Header RETRY_LATER = HeaderValues.createCached(HeaderNames.RETRY_AFTER, "5");

  /** Answers a request with a problem. */
  public void send(ServerRequest request, ServerResponse response, ProblemCode code) {
    send(request, response, Refusal.of(code));
  }

  /** Answers a request with a refusal. */
  void send(ServerRequest request, ServerResponse response, Refusal refusal) {
    send(request, response, refusal, ProblemBody.of(refusal, request.path().rawPath()));
  }

  /** Answers a request with a document about its refusal. */
  void send(ServerRequest request, ServerResponse response, Refusal refusal, ProblemBody body) {
    response.status(body.status()).header(PROBLEM_TYPE).header(NO_STORE);
    if (body.status() == 401) {
      response.header(CHALLENGE);
    }
    if (body.status() == 503) {
      response.header(RETRY_LATER);
    }
    refusal.headers().forEach((name, value) -> response.header(HeaderNames.create(name), value));
    refusal
        .retryAfter()
        .ifPresent(
            wait -> response.header(HeaderNames.RETRY_AFTER, Long.toString(wait.toSeconds())));
    response.send(body.json());
  }
}
