package io.repstream.api.platform.metric;

import io.helidon.common.context.Contexts;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Notes which operation a request asks for, ahead of everything that may refuse it. */
@Provider
@Priority(1)
public final class OperationFilter implements ContainerRequestFilter {
  private final Map<Method, AskedOperation> operations = new ConcurrentHashMap<>();
  private final ResourceInfo resource;

  /**
   * @param resource a proxy that knows the request of the calling thread
   */
  public OperationFilter(@Context ResourceInfo resource) {
    this.resource = resource;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    Method method = resource.getResourceMethod();
    if (method != null) {
      AskedOperation operation = operations.computeIfAbsent(method, OperationFilter::of);
      Contexts.context().ifPresent(context -> context.register(operation));
    }
  }

  private static AskedOperation of(Method method) {
    return Optional.ofNullable(method.getAnnotation(Operation.class))
        .map(Operation::operationId)
        .filter(id -> !id.isEmpty())
        .map(AskedOperation::new)
        .orElse(AskedOperation.NONE);
  }
}
