package io.repstream.api.platform.http;

import io.helidon.http.DirectHandler;
import io.helidon.microprofile.server.ServerCdiExtension;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.DirectHandlers;
import io.repstream.api.platform.config.ApiConfig;
import io.repstream.api.platform.limit.RequestLimits;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** Puts our filter and handlers into the server before it starts, ahead of everything else. */
@ApplicationScoped
public class ServerSetup {
  private final SecurityHeaders headers;
  private final RequestFilter filter;

  @Inject
  ServerSetup(
      ApiConfig config,
      InFlightRequests inFlight,
      Instance<RequestCheck> checks,
      RequestLimits limits) {
    this.headers = new SecurityHeaders(config.http());
    this.filter =
        new RequestFilter(
            headers, inFlight, checks.stream().toList(), limits, new ProblemAnswers(), config);
  }

  void install(
      @Observes @Priority(1) @Initialized(ApplicationScoped.class) Object event,
      ServerCdiExtension server) {
    server.serverRoutingBuilder().addFilter(filter);
    serverBuilder(server).directHandlers(directHandlers());
  }

  private DirectHandlers directHandlers() {
    DirectProblems problems = new DirectProblems(headers);
    DirectHandlers.Builder handlers = DirectHandlers.builder();
    for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
      handlers.addHandler(type, problems);
    }
    return handlers.build();
  }

  /**
   * Helidon MP offers no public way to the listener's direct handlers, which answer everything that
   * fails before routing (decision 0002). A later Helidon that renames the method fails the start
   * here, not in production.
   */
  private static WebServerConfig.Builder serverBuilder(ServerCdiExtension server) {
    try {
      Method builder = ServerCdiExtension.class.getDeclaredMethod("serverBuilder");
      builder.setAccessible(true);
      return (WebServerConfig.Builder) builder.invoke(server);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException changed) {
      throw new IllegalStateException("this Helidon hides its server builder elsewhere", changed);
    }
  }
}
