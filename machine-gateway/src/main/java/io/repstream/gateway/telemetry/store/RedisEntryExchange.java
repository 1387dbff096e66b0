package io.repstream.gateway.telemetry.store;

import io.repstream.common.telemetry.TelemetryEntryCodec;
import io.repstream.gateway.redis.RedisFault;
import io.repstream.gateway.redis.RedisScript;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/** Sends entries over one connection, as long as that lives. For one thread. */
final class RedisEntryExchange {
  private static final RedisScript STORE =
      RedisScript.besideOf(RedisEntryExchange.class, "store.lua");
  private static final int REPLICAS = 1;

  private final Connection connection;
  private final RedisEntryKeys keys;
  private final RedisEntryStore.Rules rules;
  private final byte[] script = STORE.sha1Bytes();

  /** By shard, what the primary has got over this connection and no replica has confirmed. */
  private final Map<Integer, Unconfirmed> unconfirmed = new HashMap<>();

  private record Unconfirmed(long nonce, StoredId id) {}

  /** What became of one entry. */
  sealed interface Reply {
    record Stored(StoredId id) implements Reply {}

    record Failed(RedisFault fault) implements Reply {}
  }

  RedisEntryExchange(Connection connection, RedisEntryKeys keys, RedisEntryStore.Rules rules) {
    this.connection = connection;
    this.keys = keys;
    this.rules = rules;
  }

  /**
   * Stores entries in one round trip, or two where the server has to learn the script.
   *
   * @throws JedisException when the connection is of no more use
   */
  List<Reply> store(List<StreamEntry> entries) {
    List<Reply> replies = attempt(entries);
    if (replies == null) {
      connection.executeCommand(STORE.load());
      replies = attempt(entries);
    }
    return replies == null
        ? entries.stream().<Reply>map(_ -> new Reply.Failed(RedisFault.OTHER)).toList()
        : replies;
  }

  /** Null where the server does not know the script; nothing was stored then. */
  private @Nullable List<Reply> attempt(List<StreamEntry> entries) {
    List<@Nullable Response<Object>> responses = new ArrayList<>(entries.size());
    Pipeline pipeline = new Pipeline(connection, false);
    for (StreamEntry entry : entries) {
      responses.add(isOnPrimary(entry) ? null : call(pipeline, entry));
    }
    Response<Long> replicas =
        rules.durability() == Durability.REPLICA
            ? pipeline.waitReplicas(REPLICAS, rules.replicaWait().toMillis())
            : null;
    pipeline.sync();
    List<Reply> replies = new ArrayList<>(entries.size());
    for (int i = 0; i < entries.size(); i++) {
      try {
        replies.add(reply(entries.get(i), responses.get(i), replicas));
      } catch (JedisNoScriptException unknownScript) {
        return null;
      } catch (JedisException refused) {
        replies.add(new Reply.Failed(RedisFault.of(refused)));
      }
    }
    return replies;
  }

  private boolean isOnPrimary(StreamEntry entry) {
    Unconfirmed known = unconfirmed.get(entry.shard());
    return known != null && known.nonce() == nonceOf(entry);
  }

  private Response<Object> call(Pipeline pipeline, StreamEntry entry) {
    return pipeline.evalsha(script, keys.of(entry.shard()), arguments(entry));
  }

  private Reply reply(
      StreamEntry entry, @Nullable Response<Object> response, @Nullable Response<Long> replicas) {
    StoredId id = response == null ? confirmedNow(entry) : StoredId.of((byte[]) response.get());
    if (replicas == null) {
      return new Reply.Stored(id);
    }
    if (isConfirmed(replicas)) {
      unconfirmed.remove(entry.shard());
      return new Reply.Stored(id);
    }
    unconfirmed.put(entry.shard(), new Unconfirmed(nonceOf(entry), id));
    return new Reply.Failed(RedisFault.UNREPLICATED);
  }

  private StoredId confirmedNow(StreamEntry entry) {
    Unconfirmed known = unconfirmed.get(entry.shard());
    if (known == null) {
      throw new IllegalStateException("it was sent or waited for");
    }
    return known.id();
  }

  private static long nonceOf(StreamEntry entry) {
    return TelemetryEntryCodec.nonceOf(entry.bytes());
  }

  private static boolean isConfirmed(Response<Long> replicas) {
    return replicas.get() >= REPLICAS;
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

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
