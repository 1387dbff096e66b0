package io.repstream.api.platform.cache;

import io.repstream.api.platform.access.CurrentCaller;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;

/** Puts the cache in front of the routes that declare it. */
@Provider
public final class CachedAnswersFeature implements DynamicFeature {
  private final CachedAnswerFilter filter;

  @Inject
  public CachedAnswersFeature(AnswerCache cache, CurrentCaller current) {
    this.filter = new CachedAnswerFilter(cache, current);
  }

  @Override
  public void configure(ResourceInfo route, FeatureContext context) {
    if (route.getResourceMethod().isAnnotationPresent(CachedAnswer.class)) {
      context.register(filter);
    }
  }
}
