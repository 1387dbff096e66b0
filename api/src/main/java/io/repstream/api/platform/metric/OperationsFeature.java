package io.repstream.api.platform.metric;

import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Lets every operation tell its name to whoever measures the request. */
@Provider
public final class OperationsFeature implements DynamicFeature {
  /** Ahead of everything that may refuse the request. */
  private static final int FIRST = 1;

  @Override
  public void configure(ResourceInfo route, FeatureContext context) {
    Operation operation = route.getResourceMethod().getAnnotation(Operation.class);
    if (operation != null && !operation.operationId().isEmpty()) {
      context.register(new OperationFilter(operation.operationId()), FIRST);
    }
  }
}
