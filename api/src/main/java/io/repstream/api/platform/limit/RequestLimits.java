package io.repstream.api.platform.limit;

import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.repstream.api.platform.access.Caller;
import io.repstream.api.platform.access.ClientAddress;
import io.repstream.api.platform.config.limit.LimitClass;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Charges each request of the API to its caller, or to its address where nobody vouches for it. */
@ApplicationScoped
public class RequestLimits {
  private static final Set<Method> READING = Set.of(Method.GET, Method.HEAD, Method.OPTIONS);
  private static final Map<String, LimitClass> OWN_CLASS =
      Map.of(
          "/v1/auth/login", LimitClass.LOGIN,
          "/v1/auth/refresh", LimitClass.REFRESH,
          "/v1/auth/register", LimitClass.REGISTER,
          "/v1/auth/email/verify", LimitClass.MAIL,
          "/v1/auth/email/verify/resend", LimitClass.MAIL,
          "/v1/auth/password/forgot", LimitClass.MAIL,
          "/v1/auth/password/reset", LimitClass.MAIL,
          "/v1/auth/token", LimitClass.TOKEN);

  private final RateLimits limits;

  @Inject
  public RequestLimits(RateLimits limits) {
    this.limits = limits;
  }

  /** Charges a request, whether or not anything answers its path. */
  public Toll charge(ServerRequest request, ClientAddress address, Optional<Caller> caller) {
    String path = request.path().path();
    LimitClass own = OWN_CLASS.get(path);
    if (own != null) {
      return limits.take(own, address.partition());
    }
    if (caller.isEmpty()) {
      return limits.take(LimitClass.ANONYMOUS, address.partition());
    }
    LimitClass open =
        READING.contains(request.prologue().method()) ? LimitClass.READ : LimitClass.WRITE;
    return limits.take(open, caller.get().memberId().toString());
  }
}
