package io.repstream.api.platform.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.HttpException;
import io.helidon.microprofile.server.ServerCdiExtension;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.DirectHandlers;
import io.repstream.api.platform.config.ApiConfig;
import io.repstream.api.platform.config.listener.ListenerConfig;
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
  private final RoutingFailures failures;
  private final ListenerConfig listener;

  @Inject
  ServerSetup(
      ApiConfig config,
      InFlightRequests inFlight,
      Instance<RequestCheck> checks,
      RequestLimits limits) {
    this.headers = new SecurityHeaders(config.http());
    this.listener = config.listener();
    CrossOrigin origins = new CrossOrigin(config.http().allowedOrigins());
    AnswerHeaders answers = new AnswerHeaders(headers, origins);
    ProblemAnswers problems = new ProblemAnswers();
    this.failures = new RoutingFailures(answers, problems);
    this.filter =
        new RequestFilter(answers, inFlight, checks.stream().toList(), limits, problems, config);
  }

  void install(
      @Observes @Priority(1) @Initialized(ApplicationScoped.class) Object event,
      ServerCdiExtension server) {
    server.serverRoutingBuilder().addFilter(filter).error(HttpException.class, failures);
    WebServerConfig.Builder builder = serverBuilder(server);
    builder.directHandlers(directHandlers());
    builder.host(listener.open().host());
    listener.tls().ifPresent(files -> builder.tls(ListenerTls.of(files)));
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
