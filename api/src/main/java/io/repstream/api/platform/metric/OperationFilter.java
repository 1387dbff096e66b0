package io.repstream.api.platform.metric;

import io.helidon.common.context.Contexts;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/** Tells which operation a request asks for. */
record OperationFilter(String operationId) implements ContainerRequestFilter {
  @Override
  public void filter(ContainerRequestContext request) {
    Contexts.context()
        .flatMap(context -> context.get(AskedOperation.class))
        .ifPresent(asked -> asked.tell(operationId));
  }
}
