package io.repstream.api.live;

import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.websocket.WsListener;
import io.helidon.websocket.WsSession;
import io.helidon.websocket.WsUpgradeException;
import io.repstream.api.live.topic.LiveTopic;
import io.repstream.common.problem.ProblemCode;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One live connection: who it is from the upgrade, and what its client says. Helidon calls it on
 * the connection's own virtual thread; what goes out leaves by {@link LiveSender} on another.
 */
final class LiveConnection implements WsListener {
  private static final int MOST_TOPICS = 16;

  private final LiveDoor door;
  private final Outbox outbox;
  private final MessageAllowance allowance;

  /** Changed by the connection's thread, and by the door's that asks the policy again. */
  private final Set<LiveTopic> topics = ConcurrentHashMap.newKeySet();

  private final StringBuilder partial = new StringBuilder();
  private volatile @Nullable Grant grant;
  private volatile @Nullable LiveSender sender;

  LiveConnection(LiveDoor door) {
    this.door = door;
    this.outbox = new Outbox(door.clock());
    this.allowance = new MessageAllowance(door.clock());
  }

  @Override
  public Optional<Headers> onHttpUpgrade(HttpPrologue prologue, Headers headers)
      throws WsUpgradeException {
    grant = door.admit(prologue, headers);
    return Optional.of(LiveDoor.acceptedSubprotocol());
  }

  @Override
  public void onOpen(WsSession session) {
    LiveSender opened = new LiveSender(session, outbox, granted().caller().tokenEnds(), door);
    sender = opened;
    if (door.enter(this)) {
      opened.start();
    } else {
      session.close(LiveClose.FULL.code(), LiveClose.FULL.text());
    }
  }

  @Override
  public void onMessage(WsSession session, String text, boolean last) {
    partial.append(text);
    if (partial.length() > ClientMessage.MAX_CHARS) {
      close(LiveClose.TOO_BIG);
    } else if (!allowance.takeOne()) {
      close(LiveClose.TOO_MANY_MESSAGES);
    } else if (last) {
      String whole = partial.toString();
      partial.setLength(0);
      handle(ClientMessage.parse(whole));
    }
  }

  @Override
  public void onClose(WsSession session, int status, String reason) {
    leave();
  }

  @Override
  public void onError(WsSession session, Throwable fault) {
    leave();
  }

  /**
   * Asks again what was permitted when it was subscribed: a login may have ended, a consent may
   * have been withdrawn. Called from the door's own thread; may block.
   */
  void recheck() {
    if (door.hasEnded(granted())) {
      close(LiveClose.REVOKED);
      return;
    }
    for (LiveTopic topic : topics) {
      if (!door.permits(granted(), topic)) {
        unsubscribe(topic);
        tell(LiveText.error(ProblemCode.NOT_FOUND, topic.toString()));
      }
    }
  }

  /** Cuts the connection where a send has been under way for too long. */
  void cutIfStuck() {
    LiveSender opened = sender;
    if (opened != null) {
      opened.cutIfStuck();
    }
  }

  private void handle(ClientMessage message) {
    switch (message) {
      case ClientMessage.Subscribe(String topic) -> subscribe(topic);
      case ClientMessage.Unsubscribe(String topic) ->
          LiveTopic.parse(topic).ifPresent(this::unsubscribe);
      case ClientMessage.Ping _ -> tell(LiveText.PONG);
      case ClientMessage.Unreadable _ -> tell(LiveText.error(ProblemCode.MALFORMED_REQUEST, ""));
    }
  }

  private void subscribe(String text) {
    Optional<LiveTopic> topic =
        LiveTopic.parse(text).filter(wanted -> door.permits(granted(), wanted));
    if (topic.isEmpty()) {
      tell(LiveText.error(ProblemCode.NOT_FOUND, shortened(text)));
    } else if (topics.size() >= MOST_TOPICS) {
      tell(LiveText.error(ProblemCode.RATE_LIMITED, shortened(text)));
    } else if (topics.add(topic.get())) {
      door.hubs().subscribe(topic.get(), outbox);
    }
  }

  private void unsubscribe(LiveTopic topic) {
    if (topics.remove(topic)) {
      door.hubs().unsubscribe(topic, outbox);
      outbox.forget(topic);
    }
  }

  private void tell(String text) {
    if (!outbox.note(text)) {
      close(LiveClose.TOO_MANY_MESSAGES);
    }
  }

  /** Ends the connection once the message under way is out. */
  void close(LiveClose reason) {
    LiveSender opened = sender;
    if (opened != null) {
      opened.close(reason);
    }
  }

  private void leave() {
    topics.forEach(topic -> door.hubs().unsubscribe(topic, outbox));
    topics.clear();
    outbox.close();
    door.left(this);
  }

  private Grant granted() {
    return Objects.requireNonNull(grant, "a connection is open after its upgrade only");
  }

  private static String shortened(String text) {
    return text.length() <= 100 ? text : text.substring(0, 100);
  }
}
