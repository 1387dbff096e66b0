package io.repstream.gateway.telemetry;

import io.repstream.common.redis.TelemetryShards;
import io.repstream.gateway.redis.RedisAccess;
import io.repstream.gateway.redis.RedisFault;
import io.repstream.gateway.redis.RedisScript;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/** Stores entries by one script call each, pipelined on a connection of its own. */
final class RedisEntryStore implements EntryStore {
  private static final RedisScript STORE = RedisScript.besideOf(RedisEntryStore.class, "store.lua");
  private static final Logger LOG = LoggerFactory.getLogger(RedisEntryStore.class);
  private static final Outcome STORED = new Outcome.Stored();

  private final RedisAccess access;
  private final List<List<byte[]>> keysByShard;
  private final byte[] script = STORE.sha1Bytes();
  private volatile @Nullable Connection connection;

  RedisEntryStore(RedisAccess access, TelemetryShards shards) {
    this.access = access;
    this.keysByShard = new ArrayList<>(shards.count());
    for (int shard = 0; shard < shards.count(); shard++) {
      keysByShard.add(
          List.of(
              utf8(shards.stream(shard)), utf8(shards.durable(shard)), utf8(shards.safety(shard))));
    }
  }

  @Override
  public List<Outcome> store(List<StreamEntry> entries) {
    try {
      Connection open = connection();
      List<Outcome> outcomes = attempt(open, entries);
      if (outcomes.isEmpty()) {
        open.executeCommand(STORE.load());
        outcomes = attempt(open, entries);
      }
      return outcomes.isEmpty() ? allNotStored(entries, RedisFault.OTHER) : outcomes;
    } catch (JedisException away) {
      return allNotStored(entries, faultOf(away));
    }
  }

  /** Sends all and reads all answers; none where the server does not know the script. */
  private List<Outcome> attempt(Connection open, List<StreamEntry> entries) {
    List<Response<Object>> responses = new ArrayList<>(entries.size());
    Pipeline pipeline = new Pipeline(open, false);
    for (StreamEntry entry : entries) {
      responses.add(pipeline.evalsha(script, keysByShard.get(entry.shard()), arguments(entry)));
    }
    pipeline.sync();
    List<Outcome> outcomes = new ArrayList<>(entries.size());
    for (Response<Object> response : responses) {
      try {
        response.get();
        outcomes.add(STORED);
      } catch (JedisNoScriptException unknownScript) {
        return List.of();
      } catch (JedisException refused) {
        outcomes.add(new Outcome.NotStored(faultOf(refused)));
      }
    }
    return outcomes;
  }

  private static List<byte[]> arguments(StreamEntry entry) {
    List<byte[]> arguments = new ArrayList<>(2 + 2 * entry.marks().size());
    arguments.add(entry.bytes());
    arguments.add(entry.safetyBytes());
    entry
        .marks()
        .forEach(
            (field, seq) -> {
              arguments.add(utf8(field));
              arguments.add(utf8(Long.toString(seq)));
            });
    return arguments;
  }

  private Connection connection() {
    Connection open = connection;
    if (open == null) {
      open = access.connect();
      connection = open;
    }
    return open;
  }

  private RedisFault faultOf(JedisException exception) {
    RedisFault fault = RedisFault.of(exception);
    if (fault.breaksConnection()) {
      close();
    }
    return fault;
  }

  private static List<Outcome> allNotStored(List<StreamEntry> entries, RedisFault fault) {
    return Collections.nCopies(entries.size(), new Outcome.NotStored(fault));
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
  }

  /** Without the client's flush, which a server that reads nothing would block for ever. */
  private static void disconnect(Connection open) {
    try {
      open.forceDisconnect();
    } catch (IOException alreadyGone) {
      LOG.debug("connection was gone before it was closed", alreadyGone);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
