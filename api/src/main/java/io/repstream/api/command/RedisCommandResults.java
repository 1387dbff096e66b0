package io.repstream.api.command;

import io.repstream.api.command.life.Command.SentFrom;
import io.repstream.api.command.life.CommandFact;
import io.repstream.api.platform.redis.RedisClients;
import io.repstream.common.clock.WallClock;
import io.repstream.common.id.BootId;
import io.repstream.common.id.CommandId;
import io.repstream.common.redis.CommandEvent;
import io.repstream.common.redis.RedisKeys;
import io.repstream.common.rmp.CommandOutcome;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.XAutoClaimParams;
import redis.clients.jedis.params.XReadGroupParams;
import redis.clients.jedis.resps.StreamEntry;

/**
 * Reads what gateways tell of commands. A blocking read wakes with each entry, so that a machine's
 * answer is in its document, and whoever waits for it awake, within milliseconds. An entry is
 * removed once its document is written; one whose reader stopped is claimed by another.
 */
@ApplicationScoped
public class RedisCommandResults {
  private static final Logger LOG = LoggerFactory.getLogger(RedisCommandResults.class);
  private static final Jsonb JSON = JsonbBuilder.create();

  /** All processes are one consumer: facts bear repetition, and none is left behind by name. */
  private static final String GROUP = "api";

  private static final String CONSUMER = "api";
  private static final int PAGE = 64;
  private static final Duration BLOCK = Duration.ofSeconds(1);
  private static final Duration CLAIM_AFTER = Duration.ofSeconds(10);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

  private final UnifiedJedis redis;
  private final Commands commands;
  private final CommandUpkeep upkeep;
  private final Thread worker = Thread.ofVirtual().name("command-results").unstarted(this::run);
  private final WallClock clock = WallClock.system();
  private volatile boolean stopping;

  @Inject
  public RedisCommandResults(RedisClients redis, Commands commands, CommandUpkeep upkeep) {
    this.redis = redis.stream();
    this.commands = commands;
    this.upkeep = upkeep;
  }

  void start(@Observes @Priority(200) @Initialized(ApplicationScoped.class) Object event) {
    worker.start();
  }

  void stop(@Observes @Priority(100) @BeforeDestroyed(ApplicationScoped.class) Object event) {
    stopping = true;
    worker.interrupt();
  }

  private void run() {
    boolean open = false;
    while (!stopping) {
      try {
        if (!open) {
          openGroup();
          open = true;
        }
        take(left());
        take(fresh());
      } catch (RuntimeException away) {
        open = false;
        LOG.atLevel(stopping ? Level.DEBUG : Level.WARN)
            .log("results of commands cannot be taken in now: {}", away.toString());
        pause();
      }
    }
  }

  private void openGroup() {
    try {
      redis.xgroupCreate(RedisKeys.COMMAND_RESULTS, GROUP, new StreamEntryID(0, 0), true);
    } catch (JedisDataException refused) {
      if (!String.valueOf(refused.getMessage()).startsWith("BUSYGROUP")) {
        throw refused;
      }
    }
  }

  private List<StreamEntry> fresh() {
    List<Map.Entry<String, List<StreamEntry>>> streams =
        redis.xreadGroup(
            GROUP,
            CONSUMER,
            XReadGroupParams.xReadGroupParams().count(PAGE).block((int) BLOCK.toMillis()),
            Map.of(RedisKeys.COMMAND_RESULTS, StreamEntryID.XREADGROUP_UNDELIVERED_ENTRY));
    return streams == null || streams.isEmpty() ? List.of() : streams.getFirst().getValue();
  }

  /** What somebody read and did not finish. */
  private List<StreamEntry> left() {
    return redis
        .xautoclaim(
            RedisKeys.COMMAND_RESULTS,
            GROUP,
            CONSUMER,
            CLAIM_AFTER.toMillis(),
            new StreamEntryID(0, 0),
            XAutoClaimParams.xAutoClaimParams().count(PAGE))
        .getValue();
  }

  private void take(List<StreamEntry> entries) {
    for (StreamEntry entry : entries) {
      event(entry).ifPresent(this::learn);
      redis.xack(RedisKeys.COMMAND_RESULTS, GROUP, entry.getID());
      redis.xdel(RedisKeys.COMMAND_RESULTS, entry.getID());
    }
  }

  private void learn(CommandEvent event) {
    CommandId id = CommandId.parse(event.commandId());
    commands.learn(id, event.machineId(), fact(event, clock.instant()));
    if (event.what() == CommandEvent.What.RESULT) {
      upkeep.watch(id);
    }
  }

  private static CommandFact fact(CommandEvent event, Instant heardAt) {
    Instant at = Instant.ofEpochMilli(event.atMs());
    return switch (event.what()) {
      case SENT ->
          new CommandFact.Sent(
              at,
              new SentFrom(
                  BootId.parse(Objects.requireNonNull(event.bootId())),
                  Objects.requireNonNull(event.afterSeq())));
      case RECEIVED -> new CommandFact.Received(at);
      case RESULT ->
          new CommandFact.Answered(
              at,
              heardAt,
              CommandOutcome.ofCode(Objects.requireNonNull(event.outcome())),
              Objects.requireNonNullElse(event.text(), ""));
      case EXPIRED -> new CommandFact.Expired(at);
      case UNANSWERED -> new CommandFact.Unanswered(at);
    };
  }

  /** An entry that cannot be read would be in the way for ever. */
  private static Optional<CommandEvent> event(StreamEntry entry) {
    try {
      String text = entry.getFields().get(CommandEvent.FIELD);
      CommandEvent event = JSON.fromJson(String.valueOf(text), CommandEvent.class);
      CommandFact _ = fact(event, Instant.EPOCH);
      CommandId _ = CommandId.parse(event.commandId());
      return Optional.of(event);
    } catch (JsonbException | IllegalArgumentException | NullPointerException unreadable) {
      LOG.warn("an unreadable result of a command is dropped: {}", entry.getID());
      return Optional.empty();
    }
  }

  private void pause() {
    try {
      if (!stopping) {
        Thread.sleep(AFTER_FAILURE);
      }
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
  }
}
