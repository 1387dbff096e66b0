package io.repstream.api.platform.redis;

import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.CommandObjects;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;

/**
 * Several commands at once: in one round trip to a single server. On a cluster one after the other,
 * since the library's pipeline there follows no redirection and tells nobody of a node that died,
 * writes included. Either way all have been carried out, or the caller gets a {@code
 * JedisException}.
 */
public final class RedisBatch {
  /** Makes the commands. */
  public static final CommandObjects COMMANDS = new CommandObjects(RedisProtocol.RESP2);

  private RedisBatch() {}

  /** The answers in the order of the commands; null where Redis has none. */
  public static <T> List<T> run(UnifiedJedis redis, List<CommandObject<T>> commands) {
    List<T> answers = new ArrayList<>(commands.size());
    if (redis instanceof RedisClient single) {
      List<Response<T>> responses = new ArrayList<>(commands.size());
      try (AbstractPipeline pipeline = single.pipelined()) {
        commands.forEach(command -> responses.add(pipeline.executeCommand(command)));
        pipeline.sync();
      }
      responses.forEach(response -> answers.add(response.get()));
    } else {
      commands.forEach(command -> answers.add(redis.executeCommand(command)));
    }
    return answers;
  }
}
