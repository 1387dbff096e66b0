package io.repstream.gateway.telemetry.store;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Connection;

/** The one connection over which a writer sends to a primary, and what it has sent there. */
record RedisEntryLane(Connection connection, RedisEntryExchange exchange) {
  private static final Logger LOG = LoggerFactory.getLogger(RedisEntryLane.class);

  /** Without the client's flush, which a server that reads nothing would block for ever. */
  void disconnect() {
    try {
      connection.forceDisconnect();
    } catch (IOException alreadyGone) {
      LOG.debug("connection was gone before it was closed", alreadyGone);
    }
  }
}
