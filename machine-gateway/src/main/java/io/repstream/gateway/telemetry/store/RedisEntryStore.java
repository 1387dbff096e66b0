package io.repstream.gateway.telemetry.store;

import io.repstream.common.clock.MonotonicClock;
import io.repstream.common.redis.TelemetryShards;
import io.repstream.gateway.redis.RedisAccess;
import io.repstream.gateway.redis.RedisFault;
import io.repstream.gateway.telemetry.store.RecentEntries.Recent;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Connection;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Stores entries by one script call each, pipelined on a connection of its own.
 *
 * <p>With {@link Durability#REPLICA} an entry counts as stored once a replica has it: WAIT follows
 * the calls on the same connection, since it speaks of that connection's last write. An entry that
 * the primary has and no replica confirms is not sent again, only waited for, as long as the
 * connection lives.
 *
 * <p>After each new connection the entries of the last seconds are looked for, and those that the
 * server lacks are stored again: a failover, or a crash between two syncs of the file, may have
 * lost them.
 */
public final class RedisEntryStore implements EntryStore {
  private static final Logger LOG = LoggerFactory.getLogger(RedisEntryStore.class);

  private final RedisAccess access;
  private final EntryKeys keys;
  private final Rules rules;
  private final StoreEvents events;
  private final MonotonicClock clock;
  private final List<RecentEntries> recentByShard = new ArrayList<>();
  private volatile @Nullable Connection connection;
  private @Nullable RedisEntryExchange exchange;

  /**
   * When an entry is stored.
   *
   * @param replicaWait how long a replica may take, where one is asked for
   */
  public record Rules(Durability durability, Duration replicaWait) {}

  public RedisEntryStore(
      RedisAccess access,
      TelemetryShards shards,
      Rules rules,
      StoreEvents events,
      MonotonicClock clock) {
    this.access = access;
    this.keys = new EntryKeys(shards);
    this.rules = rules;
    this.events = events;
    this.clock = clock;
    for (int shard = 0; shard < keys.shards(); shard++) {
      recentByShard.add(new RecentEntries());
    }
  }

  @Override
  public List<Outcome> store(List<StreamEntry> entries) {
    try {
      return settle(entries, exchange().store(entries));
    } catch (JedisException away) {
      RedisFault fault = RedisFault.of(away);
      if (exchange == null || fault.breaksConnection()) {
        close();
      }
      return Collections.nCopies(entries.size(), new Outcome.NotStored(fault));
    }
  }

  private List<Outcome> settle(List<StreamEntry> entries, List<RedisEntryExchange.Reply> replies) {
    List<Outcome> outcomes = new ArrayList<>(entries.size());
    for (int i = 0; i < replies.size(); i++) {
      switch (replies.get(i)) {
        case RedisEntryExchange.Reply.Stored(StoredId id) -> {
          remember(entries.get(i), id);
          outcomes.add(new Outcome.Stored());
        }
        case RedisEntryExchange.Reply.Failed(RedisFault fault) -> {
          if (fault.breaksConnection()) {
            close();
          }
          outcomes.add(new Outcome.NotStored(fault));
        }
      }
    }
    return outcomes;
  }

  private void remember(StreamEntry entry, StoredId id) {
    recentByShard.get(entry.shard()).add(Recent.of(id, entry, clock.nanos()));
  }

  private RedisEntryExchange exchange() {
    RedisEntryExchange open = exchange;
    if (open == null) {
      Connection fresh = access.connect();
      connection = fresh;
      open = new RedisEntryExchange(fresh, keys, rules);
      restoreLost(fresh, open);
      exchange = open;
    }
    return open;
  }

  private void restoreLost(Connection fresh, RedisEntryExchange open) {
    for (int shard = 0; shard < keys.shards(); shard++) {
      RecentEntries recent = recentByShard.get(shard);
      List<Recent> kept = recent.list(clock.nanos());
      if (!kept.isEmpty()) {
        restore(recent, new RedisReadBack(fresh, keys.stream(shard)).missing(kept), open);
      }
    }
  }

  /** What cannot be restored now is looked for again with the next connection. */
  private void restore(RecentEntries recent, List<Recent> missing, RedisEntryExchange open) {
    int restored = 0;
    int lost = 0;
    for (Recent each : missing) {
      StreamEntry entry = each.entry();
      if (entry == null) {
        recent.remove(each);
        lost += each.samples();
      } else if (open.store(List.of(entry)).getFirst()
          instanceof RedisEntryExchange.Reply.Stored(StoredId id)) {
        recent.remove(each);
        remember(entry, id);
        restored += entry.samples();
      }
    }
    if (!missing.isEmpty()) {
      LOG.atWarn()
          .addKeyValue("repstream.samples.restored", restored)
          .addKeyValue("repstream.samples.lost", lost)
          .log("redis lacked acknowledged entries");
      events.restored(restored);
      events.lost(lost);
    }
  }

  @Override
  public void abort() {
    Connection open = connection;
    if (open != null) {
      disconnect(open);
    }
  }

  @Override
  public void close() {
    abort();
    connection = null;
    exchange = null;
  }

  /** Without the client's flush, which a server that reads nothing would block for ever. */
  private static void disconnect(Connection open) {
    try {
      open.forceDisconnect();
    } catch (IOException alreadyGone) {
      LOG.debug("connection was gone before it was closed", alreadyGone);
    }
  }
}
