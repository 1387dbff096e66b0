package io.repstream.api.platform.outbox;

import com.mongodb.client.MongoDatabase;
import io.repstream.common.clock.WallClock;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers what stands in outboxes: at once for who asks, and what was left behind by a look each
 * second. One virtual thread a process; several processes do no harm, since each document's effects
 * are claimed. What cannot be delivered is tried again after a growing pause, for ever: an effect
 * is a promise.
 */
@ApplicationScoped
public class MongoOutboxes implements Outboxes {
  private static final Logger LOG = LoggerFactory.getLogger(MongoOutboxes.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  /** What was just written is due within this; what another process has is not. */
  private static final Duration JUST_WRITTEN = Duration.ofSeconds(3);

  private static final int PAGE = 100;
  private static final int LOUD_AFTER = 10;

  private final Map<String, MongoOutbox> outboxes;
  private final Map<String, EffectHandler> handlers;
  private final WallClock clock;
  private volatile @Nullable Thread worker;
  private volatile boolean stopping;

  @Inject
  public MongoOutboxes(
      MongoDatabase database,
      @Any Instance<OutboxOwner> owners,
      @Any Instance<EffectHandler> handlers) {
    this(
        database,
        owners.stream().map(OutboxOwner::outboxCollection).toList(),
        handlers.stream().toList(),
        WallClock.system());
  }

  MongoOutboxes(
      MongoDatabase database,
      Collection<String> collections,
      Collection<EffectHandler> handlers,
      WallClock clock) {
    this.outboxes =
        collections.stream()
            .distinct()
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    name -> new MongoOutbox(database.getCollection(name, BsonDocument.class))));
    this.handlers =
        handlers.stream().collect(Collectors.toMap(EffectHandler::kind, Function.identity()));
    this.clock = clock;
  }

  @Override
  public void deliver(String collection, Object documentId) {
    MongoOutbox outbox = outboxes.get(collection);
    if (outbox == null) {
      throw new IllegalArgumentException(collection + " has no outbox");
    }
    try {
      deliver(outbox, new BsonString(documentId.toString()), clock.instant().plus(JUST_WRITTEN));
    } catch (RuntimeException away) {
      LOG.warn("effects of a {} wait: {}", collection, away.toString());
    }
  }

  void start(@Observes @Priority(200) @Initialized(ApplicationScoped.class) Object event) {
    worker = Thread.ofVirtual().name("outboxes").start(this::run);
  }

  void stop(@Observes @Priority(100) @BeforeDestroyed(ApplicationScoped.class) Object event) {
    stopping = true;
    Thread looking = worker;
    if (looking != null) {
      looking.interrupt();
    }
  }

  private void run() {
    while (!stopping) {
      try {
        lookOnce();
        Thread.sleep(LOOK_EVERY);
      } catch (InterruptedException asked) {
        return;
      } catch (RuntimeException away) {
        LOG.warn("outboxes cannot be looked after now: {}", away.toString());
        pause();
      }
    }
  }

  /** Delivers what is due in all collections. */
  void lookOnce() {
    Instant now = clock.instant();
    for (MongoOutbox outbox : outboxes.values()) {
      outbox.due(now, PAGE).forEach(id -> deliver(outbox, id, now));
    }
  }

  private void deliver(MongoOutbox outbox, BsonValue documentId, Instant dueBy) {
    outbox
        .claim(documentId, dueBy, clock.instant().plus(LEASE))
        .ifPresent(claimed -> deliver(outbox, claimed));
  }

  private void deliver(MongoOutbox outbox, MongoOutbox.Claimed claimed) {
    for (Effect effect : claimed.effects()) {
      try {
        handler(effect).deliver(effect);
      } catch (RuntimeException failed) {
        failed(outbox, claimed, effect, failed);
        return;
      }
      outbox.delivered(claimed.documentId(), effect);
    }
    outbox.close(claimed.documentId());
  }

  private EffectHandler handler(Effect effect) {
    EffectHandler handler = handlers.get(effect.kind());
    if (handler == null) {
      throw new IllegalStateException("no handler of " + effect.kind() + " in this release");
    }
    return handler;
  }

  private void failed(
      MongoOutbox outbox, MongoOutbox.Claimed claimed, Effect effect, RuntimeException failure) {
    long seconds = 1L << Math.min(claimed.claims(), 20);
    Duration pause = Duration.ofSeconds(Math.min(seconds, LONGEST_PAUSE.toSeconds()));
    outbox.postpone(claimed.documentId(), clock.instant().plus(pause));
    var log = claimed.claims() >= LOUD_AFTER ? LOG.atError() : LOG.atWarn();
    log.addKeyValue("effect.kind", effect.kind())
        .addKeyValue("effect.id", effect.id())
        .log("an effect waits {} to be delivered: {}", pause, failure.toString());
  }

  private void pause() {
    try {
      Thread.sleep(LOOK_EVERY);
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
  }
}
