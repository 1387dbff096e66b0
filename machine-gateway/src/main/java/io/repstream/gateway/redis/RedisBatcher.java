package io.repstream.gateway.redis;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Sends requests in pipelined batches from a thread of its own: while one batch is under way, the
 * next one gathers. A thousand machines that connect at once cost a few round trips.
 */
public final class RedisBatcher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RedisBatcher.class);
  private static final int MAX_BATCH = 500;
  private static final int MAX_WAITING = 50_000;

  private final RedisNodes nodes;
  private final List<RedisScript> scripts;
  private final Consumer<RedisFault> faults;
  private final BlockingQueue<RedisRequest> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
  private final Thread thread;
  private volatile boolean closed;

  /** A request that Redis did not serve, and why. */
  private record Unserved(RedisRequest request, RedisFault fault) {}

  /**
   * Starts the thread.
   *
   * @param scripts all that the requests call
   * @param faults is told each way in which requests of a batch failed, once a batch
   */
  public RedisBatcher(
      String name, RedisAccess access, List<RedisScript> scripts, Consumer<RedisFault> faults) {
    this.nodes = access.nodes(1);
    this.scripts = List.copyOf(scripts);
    this.faults = faults;
    this.thread = Thread.ofPlatform().name(name).daemon().start(this::run);
  }

  /** Queues a request; one that finds the queue full fails at once, on the caller's thread. */
  public void submit(RedisRequest request) {
    if (closed || !waiting.offer(request)) {
      request.failed(RedisFault.OTHER);
    }
  }

  private void run() {
    List<RedisRequest> batch = new ArrayList<>(MAX_BATCH);
    while (!closed) {
      try {
        batch.add(waiting.take());
        waiting.drainTo(batch, MAX_BATCH - 1);
        exchange(batch);
      } catch (InterruptedException _) {
        // Only close() interrupts; the loop's condition ends it.
      } catch (RuntimeException bug) {
        LOG.error("a batch of requests failed unexpectedly", bug);
        batch.forEach(request -> request.failed(RedisFault.OTHER));
      }
      batch.clear();
    }
    waiting.drainTo(batch);
    batch.forEach(request -> request.failed(RedisFault.OTHER));
  }

  private void exchange(List<RedisRequest> batch) {
    List<Unserved> failed = attempt(batch);
    List<Unserved> retried =
        failed.stream().filter(unserved -> unserved.fault().isWorthAnotherTry()).toList();
    if (!retried.isEmpty() && remedy(faultsOf(retried))) {
      failed = new ArrayList<>(failed);
      failed.removeAll(retried);
      failed.addAll(attempt(retried.stream().map(Unserved::request).toList()));
    }
    faultsOf(failed).forEach(faults);
    failed.forEach(unserved -> unserved.request().failed(unserved.fault()));
  }

  private static Set<RedisFault> faultsOf(List<Unserved> failed) {
    Set<RedisFault> faults = EnumSet.noneOf(RedisFault.class);
    failed.forEach(unserved -> faults.add(unserved.fault()));
    return faults;
  }

  /** Sends a batch, reads all answers, hands them out; returns those that were not served. */
  private List<Unserved> attempt(List<RedisRequest> batch) {
    try (RedisRoundTrip trip = new RedisRoundTrip(nodes)) {
      batch.forEach(request -> request.send(trip));
      trip.sync();
    }
    List<Unserved> failed = new ArrayList<>();
    for (RedisRequest request : batch) {
      RedisFault fault = settle(request);
      if (fault != null) {
        failed.add(new Unserved(request, fault));
      }
    }
    return failed;
  }

  private static @Nullable RedisFault settle(RedisRequest request) {
    try {
      request.answered();
      return null;
    } catch (JedisException refused) {
      return RedisFault.of(refused);
    } catch (RuntimeException bug) {
      LOG.error("a Redis answer could not be used", bug);
      return RedisFault.OTHER;
    }
  }

  /** Does what makes another try worth it; false where that is not to be had. */
  private boolean remedy(Set<RedisFault> found) {
    try {
      if (found.contains(RedisFault.CLUSTER) || found.contains(RedisFault.UNREACHABLE)) {
        nodes.lookAgain();
      }
      if (found.contains(RedisFault.UNKNOWN_SCRIPT)) {
        loadScripts();
      }
      return true;
    } catch (JedisException away) {
      LOG.debug("no second try: {}", away.getMessage());
      return false;
    }
  }

  private void loadScripts() {
    for (HostAndPort node : nodes.primaries()) {
      try (Connection connection = nodes.take(node)) {
        scripts.forEach(script -> connection.executeCommand(script.load()));
      }
    }
  }

  /** Ends the thread; requests that still wait fail. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    nodes.close();
  }
}
