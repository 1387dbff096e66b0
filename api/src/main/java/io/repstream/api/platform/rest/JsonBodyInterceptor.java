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
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
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
    InputStream bounded = new LimitedInputStream(context.getInputStream(), limit);
    boolean isJson =
        type.filter(name -> name.toLowerCase(Locale.ROOT).contains("json")).isPresent();
    context.setInputStream(bounded);
    Object body = isJson ? readJson(context, bounded) : read(context);
    if (body == null) {
      throw Refusal.of(ProblemCode.MALFORMED_JSON, "A JSON body is needed.");
    }
    return body;
  }

  /** Held in memory whole, which the limit of JSON bodies permits. */
  private static Object readJson(ReaderInterceptorContext context, InputStream bounded)
      throws IOException {
    byte[] bytes = bounded.readAllBytes();
    if (bytes.length > 0) {
      check(bytes);
    }
    context.setInputStream(new ByteArrayInputStream(bytes));
    return read(context);
  }

  private static void check(byte[] bytes) {
    try {
      JsonShape.check(bytes);
    } catch (JsonException unreadable) {
      throw Refusal.of(ProblemCode.MALFORMED_JSON);
    }
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
