package io.repstream.common.redis;

/** How the Redis behind the URL is laid out. */
public enum RedisTopology {
  /** One primary, which the URL names; a failover moves the name. */
  SINGLE,
  /** A cluster, of which the URL names any node. */
  CLUSTER
}
