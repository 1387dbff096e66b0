package io.repstream.gateway.redis;

import redis.clients.jedis.AbstractPipeline;

/** A few commands that belong together and share one round trip with others' requests. */
public interface RedisRequest {
  /**
   * Queues the commands and keeps the pending responses. Called again, after {@link #answered}
   * threw for a reason that could be mended: an unknown script, a moved slot, a stale connection.
   */
  void send(AbstractPipeline pipeline);

  /**
   * Reads the responses and tells whoever waits.
   *
   * @throws redis.clients.jedis.exceptions.JedisDataException where Redis answered with an error
   */
  void answered();

  /** Tells whoever waits that there is no answer; called instead of {@link #answered}. */
  void failed(RedisFault fault);
}
