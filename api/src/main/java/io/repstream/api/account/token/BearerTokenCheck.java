package io.repstream.api.account.token;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.repstream.api.platform.access.Caller;
import io.repstream.api.platform.http.RequestCheck;
import io.repstream.common.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verifies the token of every request that brings one, whatever the route, and leaves the {@link
 * Caller} in the request's context. Only login and refresh look away: apps attach expired tokens
 * there.
 */
@ApplicationScoped
public class BearerTokenCheck implements RequestCheck {
  private static final Logger LOG = LoggerFactory.getLogger(BearerTokenCheck.class);
  private static final String SCHEME = "bearer ";
  private static final Set<String> EXEMPT =
      Set.of("/v1/auth/login", "/v1/auth/refresh", "/v1/auth/register", "/v1/auth/token");
  private static final Set<Method> READING = Set.of(Method.GET, Method.HEAD, Method.OPTIONS);

  private final TokenVerifier verifier;

  @Inject
  public BearerTokenCheck(TokenVerifier verifier) {
    this.verifier = verifier;
  }

  @Override
  public Optional<ProblemCode> refusal(ServerRequest request) {
    List<String> headers = request.headers().all(HeaderNames.AUTHORIZATION, List::of);
    if (headers.isEmpty() || EXEMPT.contains(request.path().path())) {
      return Optional.empty();
    }
    String header = headers.getFirst();
    if (headers.size() > 1 || !header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
      return refused("scheme");
    }
    return switch (verifier.verify(header.substring(SCHEME.length()).strip())) {
      case TokenVerdict.Accepted(AccessToken token) -> admit(request, token);
      case TokenVerdict.Refused(String fault) -> refused(fault);
      case TokenVerdict.Unconfirmed(AccessToken token) ->
          READING.contains(request.prologue().method())
              ? admit(request, token)
              : Optional.of(ProblemCode.UNAVAILABLE);
    };
  }

  private static Optional<ProblemCode> admit(ServerRequest request, AccessToken token) {
    request.context().register(token.caller());
    return Optional.empty();
  }

  private static Optional<ProblemCode> refused(String fault) {
    LOG.atInfo().addKeyValue("event.action", "token-refused").log("token refused: {}", fault);
    return Optional.of(ProblemCode.UNAUTHENTICATED);
  }
}
