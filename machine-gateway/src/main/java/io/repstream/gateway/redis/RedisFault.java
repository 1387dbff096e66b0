package io.repstream.gateway.redis;

import java.net.SocketTimeoutException;
import java.util.Locale;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** The ways in which Redis does not store something; the label of the metric. */
public enum RedisFault {
  /** No connection: refused, reset, closed, name not found. */
  UNREACHABLE,
  /** Connected, but no answer in time: stopped process, partition. The outcome is unknown. */
  SILENT,
  /** Restarting and still reading its file. */
  LOADING,
  /** Out of memory. */
  FULL,
  /** Demoted to a replica, or without the replicas it needs. */
  READ_ONLY,
  /** The cluster is down or moves slots. */
  CLUSTER,
  /** It cannot write its file. */
  DISK,
  /** It does not accept our credentials. */
  CREDENTIALS,
  /** Any other error reply. */
  OTHER;

  /** The fault that an exception of the client stands for. */
  public static RedisFault of(JedisException exception) {
    return exception instanceof JedisDataException reply
        ? ofReply(reply.getMessage())
        : ofConnection(exception);
  }

  /** Whether the failure is one of the connection, which is then of no more use. */
  public boolean breaksConnection() {
    return this == UNREACHABLE || this == SILENT;
  }

  /** The metric's label. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static RedisFault ofConnection(JedisException exception) {
    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
      if (cause instanceof SocketTimeoutException) {
        return SILENT;
      }
    }
    return UNREACHABLE;
  }

  private static RedisFault ofReply(String message) {
    String word = message.substring(0, Math.max(0, message.indexOf(' ')));
    return switch (word) {
      case "LOADING" -> LOADING;
      case "OOM" -> FULL;
      case "READONLY", "MASTERDOWN", "NOREPLICAS" -> READ_ONLY;
      case "CLUSTERDOWN", "TRYAGAIN", "MOVED", "ASK", "CROSSSLOT" -> CLUSTER;
      case "MISCONF" -> DISK;
      case "NOAUTH", "WRONGPASS", "NOPERM" -> CREDENTIALS;
      // A script passes on the error that a command inside it met.
      default -> message.contains("OOM command not allowed") ? FULL : OTHER;
    };
  }
}
