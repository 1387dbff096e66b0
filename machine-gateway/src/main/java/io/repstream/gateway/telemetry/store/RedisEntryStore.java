package io.repstream.gateway.telemetry.store;

import io.repstream.common.clock.MonotonicClock;
import io.repstream.common.redis.TelemetryShards;
import io.repstream.gateway.redis.RedisAccess;
import io.repstream.gateway.redis.RedisFault;
import io.repstream.gateway.redis.RedisNodes;
import io.repstream.gateway.telemetry.store.RecentEntries.Recent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Stores entries by one script call each, pipelined on a connection of its own to each primary: one
 * where Redis is a single server, and where it is a cluster as many as hold the shards.
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
  private final RedisEntryKeys keys;
  private final Rules rules;
  private final StoreEvents events;
  private final MonotonicClock clock;
  private final List<RecentEntries> recentByShard = new ArrayList<>();
  private final RedisNodes nodes;
  private final Map<HostAndPort, RedisEntryLane> lanes = new ConcurrentHashMap<>();

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
    this.nodes = access.nodes(1);
    this.keys = new RedisEntryKeys(shards);
    this.rules = rules;
    this.events = events;
    this.clock = clock;
    for (int shard = 0; shard < keys.shards(); shard++) {
      recentByShard.add(new RecentEntries());
    }
  }

  @Override
  public List<Outcome> store(List<StreamEntry> entries) {
    Outcome[] outcomes = new Outcome[entries.size()];
    Map<HostAndPort, List<Integer>> placesByNode = new LinkedHashMap<>();
    for (int place = 0; place < outcomes.length; place++) {
      try {
        HostAndPort node = nodes.primaryOf(keys.slot(entries.get(place).shard()));
        placesByNode.computeIfAbsent(node, _ -> new ArrayList<>()).add(place);
      } catch (JedisException unknown) {
        outcomes[place] = new Outcome.NotStored(RedisFault.of(unknown));
      }
    }
    placesByNode.forEach(
        (node, places) -> {
          List<StreamEntry> theirs = places.stream().map(entries::get).toList();
          Iterator<Outcome> each = storeOn(node, theirs).iterator();
          places.forEach(place -> outcomes[place] = each.next());
        });
    return List.of(outcomes);
  }

  private List<Outcome> storeOn(HostAndPort node, List<StreamEntry> entries) {
    try {
      return settle(node, entries, lane(node).exchange().store(entries));
    } catch (JedisException away) {
      RedisFault fault = RedisFault.of(away);
      if (fault.breaksConnection()) {
        leave(node);
      }
      return Collections.nCopies(entries.size(), new Outcome.NotStored(fault));
    }
  }

  private List<Outcome> settle(
      HostAndPort node, List<StreamEntry> entries, List<RedisEntryExchange.Reply> replies) {
    List<Outcome> outcomes = new ArrayList<>(entries.size());
    boolean hasMoved = false;
    for (int i = 0; i < replies.size(); i++) {
      switch (replies.get(i)) {
        case RedisEntryExchange.Reply.Stored(StoredId id) -> {
          remember(entries.get(i), id);
          outcomes.add(new Outcome.Stored());
        }
        case RedisEntryExchange.Reply.Failed(RedisFault fault) -> {
          hasMoved |= fault.breaksConnection() || fault == RedisFault.CLUSTER;
          outcomes.add(new Outcome.NotStored(fault));
        }
      }
    }
    if (hasMoved) {
      leave(node);
    }
    return outcomes;
  }

  /** The writer tries again in a moment, with a new connection to whoever holds the slots then. */
  private void leave(HostAndPort node) {
    RedisEntryLane open = lanes.remove(node);
    if (open != null) {
      open.disconnect();
    }
    try {
      nodes.lookAgain();
    } catch (JedisException away) {
      LOG.debug("who holds the slots is asked again later: {}", away.getMessage());
    }
  }

  private void remember(StreamEntry entry, StoredId id) {
    recentByShard.get(entry.shard()).add(Recent.of(id, entry, clock.nanos()));
  }

  private RedisEntryLane lane(HostAndPort node) {
    RedisEntryLane open = lanes.get(node);
    if (open == null) {
      Connection fresh = access.connect(node);
      open = new RedisEntryLane(fresh, new RedisEntryExchange(fresh, keys, rules));
      lanes.put(node, open);
      try {
        restoreLost(node, open);
      } catch (JedisException | IllegalStateException failed) {
        // What was not looked for now is looked for over the next connection.
        lanes.remove(node);
        open.disconnect();
        throw failed;
      }
    }
    return open;
  }

  private void restoreLost(HostAndPort node, RedisEntryLane open) {
    for (int shard = 0; shard < keys.shards(); shard++) {
      RecentEntries recent = recentByShard.get(shard);
      List<Recent> kept = recent.list(clock.nanos());
      if (!kept.isEmpty() && nodes.primaryOf(keys.slot(shard)).equals(node)) {
        List<Recent> missing =
            new RedisReadBack(open.connection(), keys.stream(shard)).missing(kept);
        restore(recent, missing, open.exchange());
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
    lanes.values().forEach(RedisEntryLane::disconnect);
  }

  @Override
  public void close() {
    abort();
    lanes.clear();
    nodes.close();
  }
}
