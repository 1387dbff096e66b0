package io.repstream.gateway.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/**
 * Sends requests in pipelined batches from a thread of its own: while one batch is under way, the
 * next one gathers. A thousand machines that connect at once cost a few round trips.
 */
public final class RedisBatcher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RedisBatcher.class);
  private static final int MAX_BATCH = 500;
  private static final int MAX_WAITING = 50_000;

  private final RedisClient client;
  private final List<RedisScript> scripts;
  private final Consumer<RedisFault> faults;
  private final BlockingQueue<RedisRequest> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
  private final Thread thread;
  private volatile boolean closed;

  /**
   * Starts the thread.
   *
   * @param scripts all that the requests call
   * @param faults is told each failure of a batch or a request
   */
  public RedisBatcher(
      String name, RedisAccess access, List<RedisScript> scripts, Consumer<RedisFault> faults) {
    this.client = access.client(1);
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
      }
      batch.clear();
    }
    waiting.drainTo(batch);
    batch.forEach(request -> request.failed(RedisFault.OTHER));
  }

  private void exchange(List<RedisRequest> batch) {
    RedisFault fault = send(batch);
    if (fault == RedisFault.UNREACHABLE) {
      // The kept connection may have died while idle; a new one is worth one try.
      fault = send(batch);
    }
    if (fault != null) {
      fail(batch, fault);
      return;
    }
    List<RedisRequest> lackingScript = settle(batch);
    if (!lackingScript.isEmpty()) {
      resend(lackingScript);
    }
  }

  private void resend(List<RedisRequest> requests) {
    RedisFault fault = loadScripts();
    if (fault == null) {
      fault = send(requests);
    }
    fail(fault == null ? settle(requests) : requests, fault == null ? RedisFault.OTHER : fault);
  }

  /** Sends a batch and reads all answers; they are looked at later. */
  private @Nullable RedisFault send(List<RedisRequest> batch) {
    try (AbstractPipeline pipeline = client.pipelined()) {
      batch.forEach(request -> request.send(pipeline));
      pipeline.sync();
      return null;
    } catch (JedisException away) {
      return RedisFault.of(away);
    }
  }

  /** Hands out the answers; what remains are the requests for which the server lacked a script. */
  private List<RedisRequest> settle(List<RedisRequest> batch) {
    List<RedisRequest> lackingScript = new ArrayList<>();
    for (RedisRequest request : batch) {
      if (!settle(request)) {
        lackingScript.add(request);
      }
    }
    return lackingScript;
  }

  private boolean settle(RedisRequest request) {
    try {
      request.answered();
    } catch (JedisNoScriptException unknownScript) {
      return false;
    } catch (JedisException refused) {
      fail(List.of(request), RedisFault.of(refused));
    } catch (RuntimeException bug) {
      LOG.error("a Redis answer could not be used", bug);
      fail(List.of(request), RedisFault.OTHER);
    }
    return true;
  }

  private @Nullable RedisFault loadScripts() {
    try {
      for (RedisScript script : scripts) {
        client.scriptLoad(script.source());
      }
      return null;
    } catch (JedisException away) {
      return RedisFault.of(away);
    }
  }

  private void fail(List<RedisRequest> requests, RedisFault fault) {
    if (!requests.isEmpty()) {
      faults.accept(fault);
    }
    requests.forEach(request -> request.failed(fault));
  }

  /** Ends the thread; requests that still wait fail. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    client.close();
  }
}
