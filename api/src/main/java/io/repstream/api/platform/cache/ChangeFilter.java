package io.repstream.api.platform.cache;

import io.repstream.api.platform.access.CurrentCaller;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Set;

/**
 * Takes every writing request for a change of what its caller reads, a refused or failed one too:
 * nobody has to think of the cache who adds an operation, and a write is seen by the next read.
 */
@Provider
public final class ChangeFilter implements ContainerResponseFilter {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  private final AnswerCache cache;
  private final CurrentCaller current;

  @Inject
  public ChangeFilter(AnswerCache cache, CurrentCaller current) {
    this.cache = cache;
    this.current = current;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (!READING.contains(request.getMethod())) {
      current.find().ifPresent(caller -> cache.changed(List.of(caller.memberId())));
    }
  }
}
