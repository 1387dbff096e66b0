package io.repstream.gateway.redis;

import redis.clients.jedis.exceptions.JedisDataException;

/** Stands where an answer should, since the server that would give it is away. */
final class RedisAwayException extends JedisDataException {
  private static final long serialVersionUID = 1L;

  private final RedisFault fault;

  RedisAwayException(RedisFault fault) {
    super(fault.label());
    this.fault = fault;
  }

  RedisFault fault() {
    return fault;
  }
}
