package io.repstream.perf.stand;

import io.repstream.common.id.MachineId;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Gives orders to a machine over REST from a thread of its own, one after the other, as an app does
 * that keeps its idempotency key until it has an answer. Safe for all threads.
 */
public final class KeyedOrders implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(30);
  private static final Map<String, Object> ORDER =
      Map.of("order", Map.of("kind", "start"), "ttlSeconds", 3_600);
  private static final int CREATED = 201;

  private final StandApi api;
  private final String token;
  private final MachineId machineId;
  private final List<String> answers = Collections.synchronizedList(new ArrayList<>());
  private final Thread thread;
  private volatile boolean closing;
  private volatile int triesOfOne;

  private KeyedOrders(StandApi api, String token, MachineId machineId) {
    this.api = api;
    this.token = token;
    this.machineId = machineId;
    this.thread = Thread.ofVirtual().name("orders").unstarted(this::run);
  }

  static KeyedOrders begin(StandApi api, String token, MachineId machineId) {
    KeyedOrders orders = new KeyedOrders(api, token, machineId);
    orders.thread.start();
    return orders;
  }

  /** Who is ordered; nobody connects as this machine. */
  public MachineId machineId() {
    return machineId;
  }

  /**
   * Gives no more orders, and waits for the last answer.
   *
   * @return false where it does not come in time
   */
  public boolean end(Duration limit) throws InterruptedException {
    closing = true;
    return thread.join(limit);
  }

  /** What was answered, in order. */
  public List<String> answers() {
    return List.copyOf(answers);
  }

  /** The most often that one order had to be repeated. */
  public int mostTries() {
    return triesOfOne;
  }

  /** What each order is answered when it is repeated once under its key. */
  public List<String> repeat() throws IOException, InterruptedException {
    List<String> again = new ArrayList<>();
    for (int number = 0; number < answers.size(); number++) {
      again.add(order(number).body().toString());
    }
    return again;
  }

  @Override
  public void close() {
    closing = true;
    thread.interrupt();
  }

  private void run() {
    try {
      for (int number = 0; !closing; number++) {
        answers.add(untilAnswered(number));
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String untilAnswered(int number) throws InterruptedException {
    for (int tries = 1; ; tries++) {
      try {
        StandApi.Answer answer = order(number);
        if (answer.status() == CREATED) {
          triesOfOne = Math.max(triesOfOne, tries);
          return answer.body().toString();
        }
      } catch (IOException killed) {
        // Whether it was done is not known: the same key is used again.
      }
      Thread.sleep(PAUSE);
    }
  }

  private StandApi.Answer order(int number) throws IOException, InterruptedException {
    return api.post(token, "order-" + number, "/v1/machines/" + machineId + "/commands", ORDER);
  }
}
