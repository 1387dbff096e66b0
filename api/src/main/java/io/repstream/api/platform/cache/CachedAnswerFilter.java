package io.repstream.api.platform.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.repstream.api.platform.access.CurrentCaller;
import io.repstream.api.platform.rest.ExactNumbers;
import io.repstream.common.id.MemberId;
import jakarta.annotation.Priority;
import jakarta.json.bind.Jsonb;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * Answers a route of {@link CachedAnswer} out of the cache, once security has let the caller pass.
 * What has to be made goes into the cache on its way out, after the links of its page and before
 * its entity tag.
 */
@Priority(CachedAnswerFilter.PRIORITY)
final class CachedAnswerFilter implements ContainerRequestFilter, ContainerResponseFilter {
  /** Responses pass filters in falling order: those of pages have 5,000, entity tags 4,800. */
  static final int PRIORITY = 4_900;

  private static final String MAKING = CachedAnswerFilter.class.getName();
  private static final Annotation[] NO_ANNOTATIONS = {};

  private final AnswerCache cache;
  private final CurrentCaller current;
  private final CacheMeter meter = new CacheMeter();
  private final Flights flights = new Flights();
  private final Jsonb jsonb = new ExactNumbers().getContext(Object.class);

  CachedAnswerFilter(AnswerCache cache, CurrentCaller current) {
    this.cache = cache;
    this.current = current;
  }

  /** What a request that makes its answer remembers until that is made. */
  private record Making(MemberId caller, String request, String version, Flights.Part.Lead lead) {}

  @Override
  public void filter(ContainerRequestContext request) {
    MemberId caller = current.get().memberId();
    URI uri = request.getUriInfo().getRequestUri();
    String key = uri.getRawPath() + "?" + Objects.requireNonNullElse(uri.getRawQuery(), "");
    Optional<AnswerCache.Look> look = cache.look(caller, key);
    if (look.isEmpty()) {
      meter.count(CacheMeter.Outcome.OFF);
      return;
    }
    Optional<CachedJson> kept = look.get().kept();
    if (kept.isPresent()) {
      meter.count(CacheMeter.Outcome.HIT);
      request.abortWith(response(kept.get()));
      return;
    }
    String version = look.get().version();
    switch (flights.board(caller + " " + version + " " + key)) {
      case Flights.Part.Lead lead -> {
        meter.count(CacheMeter.Outcome.MISS);
        request.setProperty(MAKING, new Making(caller, key, version, lead));
      }
      case Flights.Part.Joined(Optional<CachedJson> answer) -> {
        meter.count(answer.isPresent() ? CacheMeter.Outcome.JOINED : CacheMeter.Outcome.MISS);
        answer.ifPresent(made -> request.abortWith(response(made)));
      }
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (!(request.getProperty(MAKING) instanceof Making making)) {
      return;
    }
    Optional<CachedJson> answer = Optional.empty();
    try {
      if (response.getStatus() == Response.Status.OK.getStatusCode() && response.hasEntity()) {
        answer = Optional.of(made(making, response));
      }
    } finally {
      flights.land(making.lead(), answer);
    }
    answer.ifPresent(
        made -> {
          cache.keep(making.caller(), making.request(), made);
          response.setEntity(made, NO_ANNOTATIONS, MediaType.APPLICATION_JSON_TYPE);
        });
  }

  private CachedJson made(Making making, ContainerResponseContext response) {
    byte[] body = jsonb.toJson(response.getEntity(), response.getEntityType()).getBytes(UTF_8);
    Optional<String> link = Optional.ofNullable(response.getHeaderString(HttpHeaders.LINK));
    return new CachedJson(making.version(), link, body);
  }

  private static Response response(CachedJson answer) {
    Response.ResponseBuilder response = Response.ok(answer, MediaType.APPLICATION_JSON_TYPE);
    answer.link().ifPresent(link -> response.header(HttpHeaders.LINK, link));
    return response.build();
  }
}
