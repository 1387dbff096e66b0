package io.repstream.api.platform.creation;

import io.helidon.common.context.Contexts;
import io.repstream.api.platform.config.ApiConfig;
import io.repstream.api.platform.config.HttpConfig;
import io.repstream.api.platform.problem.FieldFault;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.common.problem.ProblemCode;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Keeps what {@link Creations} needs of a POST that carries an {@code Idempotency-Key}. */
@Provider
public final class IdempotencyKeyFilter implements ContainerRequestFilter {
  /** The header's name. */
  public static final String HEADER = "Idempotency-Key";

  private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");

  private final HttpConfig http;

  @Inject
  public IdempotencyKeyFilter(ApiConfig config) {
    this.http = config.http();
  }

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    String key = request.getHeaderString(HEADER);
    if (key == null || !HttpMethod.POST.equals(request.getMethod())) {
      return;
    }
    if (!KEY.matcher(key).matches()) {
      throw Refusal.invalid(
          List.of(new FieldFault(HEADER, "must be 1 to 255 visible ASCII characters")));
    }
    Optional<String> type = Optional.ofNullable(request.getMediaType()).map(MediaType::toString);
    int maxBodyBytes = http.maxBytes(type);
    byte[] body = request.getEntityStream().readNBytes(maxBodyBytes + 1);
    if (body.length > maxBodyBytes) {
      throw Refusal.of(ProblemCode.BODY_TOO_LARGE);
    }
    request.setEntityStream(new ByteArrayInputStream(body));
    String target = request.getUriInfo().getRequestUri().getRawPath();
    String query = request.getUriInfo().getRequestUri().getRawQuery();
    KeyedRequest keyed =
        new KeyedRequest(
            key, request.getMethod(), query == null ? target : target + "?" + query, body);
    Contexts.context().ifPresent(context -> context.register(keyed));
  }
}
