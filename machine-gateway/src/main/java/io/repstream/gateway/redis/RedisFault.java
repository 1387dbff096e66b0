package io.repstream.gateway.redis;

import java.net.SocketTimeoutException;
import java.util.Locale;
import java.util.Map;
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
  /** The primary has it, no replica has confirmed it in time. */
  UNREPLICATED,
  /** The cluster is down or moves slots. */
  CLUSTER,
  /** It cannot write its file. */
  DISK,
  /** It does not accept our credentials. */
  CREDENTIALS,
  /** It does not know a script that was called by its hash. */
  UNKNOWN_SCRIPT,
  /** Any other error reply. */
  OTHER;

  private static final Map<String, RedisFault> BY_WORD =
      Map.ofEntries(
          Map.entry("LOADING", LOADING),
          Map.entry("OOM", FULL),
          Map.entry("READONLY", READ_ONLY),
          Map.entry("MASTERDOWN", READ_ONLY),
          Map.entry("NOREPLICAS", READ_ONLY),
          Map.entry("CLUSTERDOWN", CLUSTER),
          Map.entry("TRYAGAIN", CLUSTER),
          Map.entry("MOVED", CLUSTER),
          Map.entry("ASK", CLUSTER),
          Map.entry("CROSSSLOT", CLUSTER),
          Map.entry("NOSCRIPT", UNKNOWN_SCRIPT),
          Map.entry("MISCONF", DISK),
          Map.entry("NOAUTH", CREDENTIALS),
          Map.entry("WRONGPASS", CREDENTIALS),
          Map.entry("NOPERM", CREDENTIALS));

  /** The fault that an exception of the client stands for. */
  public static RedisFault of(JedisException exception) {
    return switch (exception) {
      case RedisAwayException away -> away.fault();
      case JedisDataException reply -> ofReply(reply.getMessage());
      default -> ofConnection(exception);
    };
  }

  /**
   * Whether the connection is of no more use: it failed, or it leads to a server that is no primary
   * any more while its name may lead elsewhere by now.
   */
  public boolean breaksConnection() {
    return this == UNREACHABLE || this == SILENT || this == READ_ONLY;
  }

  /**
   * Whether the same request may well be answered at once: the kept connection had died while idle,
   * the keys are elsewhere by now, or the script only has to be told.
   */
  boolean isWorthAnotherTry() {
    return this == UNREACHABLE || this == CLUSTER || this == UNKNOWN_SCRIPT;
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

  /** A script's error holds the one that a command inside it met, with a dash before it. */
  private static RedisFault ofReply(String message) {
    for (Map.Entry<String, RedisFault> known : BY_WORD.entrySet()) {
      String word = known.getKey() + ' ';
      if (message.startsWith(word) || message.contains('-' + word)) {
        return known.getValue();
      }
    }
    return OTHER;
  }
}
