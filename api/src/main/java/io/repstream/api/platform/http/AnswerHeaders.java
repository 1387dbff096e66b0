package io.repstream.api.platform.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.repstream.api.platform.limit.Toll;
import io.repstream.api.platform.trace.TraceContext;

/** What every answer to a request says, whoever makes it: security, trace, quota. */
final class AnswerHeaders {
  private static final HeaderName TRACEPARENT = HeaderNames.create(TraceContext.HEADER);

  /** Or a browser would mix the files of two versions after an upgrade; an ETag keeps it cheap. */
  private static final Header ASK_EACH_TIME =
      HeaderValues.createCached("Cache-Control", "no-cache");

  private final SecurityHeaders security;
  private final CrossOrigin origins;

  AnswerHeaders(SecurityHeaders security, CrossOrigin origins) {
    this.security = security;
    this.origins = origins;
  }

  /** Security headers, trace, and who may read it. */
  void apply(ServerRequest request, ServerResponse response, TraceContext trace) {
    String path = request.path().path();
    if (WebPages.isPage(path)) {
      security.applyToPage(response.headers(), request.requestedUri().scheme());
    } else {
      security.applyToApi(response.headers());
    }
    if (WebPages.isFile(path)) {
      response.headers().set(ASK_EACH_TIME);
    }
    response.headers().set(TRACEPARENT, trace.traceparent());
    origins.apply(request, response);
  }

  /** What the request was told by its limit, where it was charged. */
  void applyToll(ServerRequest request, ServerResponse response) {
    request
        .context()
        .get(Toll.class)
        .ifPresent(
            toll ->
                toll.headers()
                    .forEach((name, value) -> response.header(HeaderNames.create(name), value)));
  }
}
