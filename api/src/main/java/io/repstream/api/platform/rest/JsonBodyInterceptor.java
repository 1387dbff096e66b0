package io.repstream.api.platform.rest;

import io.repstream.api.platform.config.ApiConfig;
import io.repstream.api.platform.config.HttpConfig;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.common.problem.ProblemCode;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads request bodies within the limit and turns what cannot be read into 400. JSON-B's own words
 * are dropped: they name our classes.
 */
@Provider
public final class JsonBodyInterceptor implements ReaderInterceptor {
  private final HttpConfig http;

  @Inject
  public JsonBodyInterceptor(ApiConfig config) {
    this.http = config.http();
  }

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    Optional<String> type = Optional.ofNullable(context.getMediaType()).map(MediaType::toString);
    long limit = http.maxBytes(type);
    context.setInputStream(new LimitedInputStream(context.getInputStream(), limit));
    Object body = read(context);
    if (body == null) {
      throw Refusal.of(ProblemCode.MALFORMED_JSON, "A JSON body is needed.");
    }
    return body;
  }

  private static Object read(ReaderInterceptorContext context) throws IOException {
    try {
      return context.proceed();
    } catch (ProcessingException | JsonbException | JsonException unreadable) {
      throw refusalIn(unreadable);
    }
  }

  /** The limit's refusal may come wrapped by the JSON reader that met it. */
  private static Refusal refusalIn(Throwable unreadable) {
    for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
      if (cause instanceof Refusal refusal) {
        return refusal;
      }
    }
    return Refusal.of(ProblemCode.MALFORMED_JSON);
  }
}
