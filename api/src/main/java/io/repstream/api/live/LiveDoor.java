package io.repstream.api.live;

import io.helidon.common.uri.UriQuery;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.http.WritableHeaders;
import io.helidon.microprofile.server.ServerCdiExtension;
import io.helidon.webserver.websocket.WsRouting;
import io.helidon.websocket.WsUpgradeException;
import io.repstream.api.account.token.AccessToken;
import io.repstream.api.account.token.EndedSessions;
import io.repstream.api.account.token.TokenVerdict;
import io.repstream.api.account.token.TokenVerifier;
import io.repstream.api.live.topic.LiveTopic;
import io.repstream.api.live.topic.TopicHubs;
import io.repstream.api.platform.access.Caller;
import io.repstream.api.platform.config.ApiConfig;
import io.repstream.api.platform.http.ProblemAnswers;
import io.repstream.common.clock.MonotonicClock;
import io.repstream.common.clock.WallClock;
import io.repstream.common.problem.ProblemCode;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where live connections come in: {@code /v1/live}, subprotocol {@code repstream.live.v1}. A client
 * proves itself by its token in {@code Authorization}, or by a one-time ticket in {@code ?ticket=};
 * one that does neither is refused with 401 before the upgrade.
 */
@ApplicationScoped
public class LiveDoor {
  static final String PATH = "/v1/live";
  static final String SUBPROTOCOL = "repstream.live.v1";

  private static final HeaderName PROTOCOL = HeaderNames.create("Sec-WebSocket-Protocol");
  private static final Logger LOG = LoggerFactory.getLogger(LiveDoor.class);
  private static final String BEARER = "bearer ";
  private static final int MOST_CONNECTIONS = 5_000;
  private static final Duration STUCK_CHECK = Duration.ofSeconds(1);

  /** How long a connection may outlive the end of what it stands on, about. */
  private static final Duration RECHECK = Duration.ofSeconds(10);

  private final TokenVerifier verifier;
  private final LiveTickets tickets;
  private final LiveAccess access;
  private final TopicHubs hubs;
  private final EndedSessions ended;
  private final List<String> allowedOrigins;
  private final MonotonicClock clock = MonotonicClock.system();
  private final WallClock wallClock = WallClock.system();
  private final ProblemAnswers problems = new ProblemAnswers();
  private final Set<LiveConnection> connections = ConcurrentHashMap.newKeySet();
  private final Thread sweeper = Thread.ofVirtual().name("live-sweeper").unstarted(this::sweep);
  private volatile @Nullable Thread rechecker;

  @Inject
  public LiveDoor(
      TokenVerifier verifier,
      LiveTickets tickets,
      LiveAccess access,
      TopicHubs hubs,
      EndedSessions ended,
      ApiConfig config) {
    this.ended = ended;
    this.allowedOrigins = config.http().allowedOrigins();
    this.verifier = verifier;
    this.tickets = tickets;
    this.access = access;
    this.hubs = hubs;
  }

  void open(
      @Observes @Priority(100) @Initialized(ApplicationScoped.class) Object event,
      ServerCdiExtension server) {
    server.addRouting(WsRouting.builder().endpoint(PATH, () -> new LiveConnection(this)));
    server
        .serverRoutingBuilder()
        .get(
            PATH,
            (request, response) -> problems.send(request, response, ProblemCode.UNAUTHENTICATED));
    sweeper.start();
    rechecker = Thread.ofVirtual().name("live-rechecker").start(this::recheckForEver);
  }

  void close(@Observes @Priority(-500) @BeforeDestroyed(ApplicationScoped.class) Object event) {
    sweeper.interrupt();
    Thread asking = rechecker;
    if (asking != null) {
      asking.interrupt();
    }
    connections.forEach(connection -> connection.close(LiveClose.GOING_AWAY));
  }

  /** Admits a client, or lets the upgrade fall back to the route that answers 401. */
  Grant admit(HttpPrologue prologue, Headers headers) throws WsUpgradeException {
    boolean offered =
        headers.all(PROTOCOL, List::of).stream()
            .flatMap(value -> Arrays.stream(value.split(",")))
            .anyMatch(name -> name.strip().equals(SUBPROTOCOL));
    if (!offered) {
      throw new WsUpgradeException("subprotocol " + SUBPROTOCOL + " was not offered");
    }
    if (!isOwnPage(headers)) {
      throw new WsUpgradeException("foreign origin");
    }
    UriQuery query = prologue.query();
    Optional<Grant> grant =
        query.contains("ticket") ? tickets.redeem(query.get("ticket")) : byToken(headers);
    return grant.orElseThrow(() -> new WsUpgradeException("no valid token or ticket"));
  }

  /** Whether a browser's page, if it is one, came from this server or an allowed origin. */
  private boolean isOwnPage(Headers headers) {
    Optional<String> origin = headers.first(HeaderNames.ORIGIN);
    String host = headers.first(HeaderNames.HOST).orElse("");
    return origin.isEmpty()
        || allowedOrigins.contains(origin.get())
        || origin.get().equals("http://" + host)
        || origin.get().equals("https://" + host);
  }

  static Headers acceptedSubprotocol() {
    WritableHeaders<?> headers = WritableHeaders.create();
    headers.set(PROTOCOL, SUBPROTOCOL);
    return headers;
  }

  /** Whether a grant and the policy let somebody hear a topic now. */
  boolean permits(Grant grant, LiveTopic topic) {
    return !grant.leavesOut(topic) && access.permits(grant.caller(), topic);
  }

  /** Counts a connection in; false where the node is full. */
  boolean enter(LiveConnection connection) {
    return connections.size() < MOST_CONNECTIONS && connections.add(connection);
  }

  /** Counts a connection out. */
  void left(LiveConnection connection) {
    connections.remove(connection);
  }

  /** Whether the login that a grant comes of is known to have ended. */
  boolean hasEnded(Grant grant) {
    return ended.find(grant.caller().sessionId()) == EndedSessions.Knowledge.ENDED;
  }

  TopicHubs hubs() {
    return hubs;
  }

  MonotonicClock clock() {
    return clock;
  }

  WallClock wallClock() {
    return wallClock;
  }

  private Optional<Grant> byToken(Headers headers) {
    return headers
        .first(HeaderNames.AUTHORIZATION)
        .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(BEARER))
        .map(value -> verifier.verify(value.substring(BEARER.length()).strip()))
        .flatMap(LiveDoor::accepted)
        .map(caller -> new Grant(caller, Optional.empty()));
  }

  private static Optional<Caller> accepted(TokenVerdict verdict) {
    return switch (verdict) {
      case TokenVerdict.Accepted(AccessToken token) -> Optional.of(token.caller());
      case TokenVerdict.Refused _, TokenVerdict.Unconfirmed _ -> Optional.empty();
    };
  }

  private void sweep() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep(STUCK_CHECK);
        connections.forEach(LiveConnection::cutIfStuck);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  /** Asks the policy again about every connection. */
  void recheckAll() {
    connections.forEach(LiveDoor::recheck);
  }

  private void recheckForEver() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep(RECHECK);
        recheckAll();
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  /** A store that is away says nothing against a connection; the next round asks again. */
  private static void recheck(LiveConnection connection) {
    try {
      connection.recheck();
    } catch (RuntimeException away) {
      LOG.warn("cannot ask again what a live connection may hear: {}", away.toString());
    }
  }
}
