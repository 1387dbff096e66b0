package io.repstream.api.integration.key;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.repstream.api.integration.key.ApiKeys.Known;
import io.repstream.api.platform.access.Caller;
import io.repstream.api.platform.access.InnerToken;
import io.repstream.api.platform.http.RequestCheck;
import io.repstream.common.id.MemberId;
import io.repstream.common.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks the API key of every request that brings one, whatever the route, and leaves the {@link
 * Caller} and the token that stands for the key in the request's context.
 */
@ApplicationScoped
public class ApiKeyCheck implements RequestCheck {
  private static final Logger LOG = LoggerFactory.getLogger(ApiKeyCheck.class);
  private static final HeaderName HEADER = HeaderNames.create("X-Api-Key");
  private static final Set<Method> READING = Set.of(Method.GET, Method.HEAD, Method.OPTIONS);
  private static final int LONGEST = 100;

  private final ApiKeys keys;

  @Inject
  public ApiKeyCheck(ApiKeys keys) {
    this.keys = keys;
  }

  @Override
  public Optional<ProblemCode> refusal(ServerRequest request) {
    List<String> headers = request.headers().all(HEADER, List::of);
    if (headers.isEmpty()) {
      return Optional.empty();
    }
    String text = headers.getFirst();
    boolean proveTwice = request.headers().contains(HeaderNames.AUTHORIZATION);
    if (headers.size() > 1 || proveTwice || text.length() > LONGEST || !isOurs(text)) {
      return refused("form");
    }
    try {
      Optional<Known> key = keys.find(text);
      return key.isPresent() ? confirmed(request, key.get()) : refused("unknown");
    } catch (RuntimeException away) {
      LOG.warn("cannot tell whether an API key is good: {}", away.toString());
      return Optional.of(ProblemCode.UNAVAILABLE);
    }
  }

  private static boolean isOurs(String text) {
    return text.startsWith(ApiKeys.MARK) && text.chars().allMatch(c -> c > ' ' && c < 127);
  }

  private Optional<ProblemCode> confirmed(ServerRequest request, Known known) {
    return switch (keys.ended(known.key())) {
      case LIVING -> admit(request, known);
      case ENDED -> refused("revoked");
      case UNKNOWN ->
          READING.contains(request.prologue().method())
              ? admit(request, known)
              : Optional.of(ProblemCode.UNAVAILABLE);
    };
  }

  private static Optional<ProblemCode> admit(ServerRequest request, Known known) {
    request
        .context()
        .register(
            new Caller(
                new MemberId(UUID.fromString(known.key().id())),
                known.key().id(),
                Set.copyOf(known.key().scopes()),
                known.askAgainAt(),
                Optional.of(known.key().chainId())));
    request.context().register(new InnerToken(known.token()));
    return Optional.empty();
  }

  private static Optional<ProblemCode> refused(String fault) {
    LOG.atInfo().addKeyValue("event.action", "key-refused").log("API key refused: {}", fault);
    return Optional.of(ProblemCode.UNAUTHENTICATED);
  }
}
