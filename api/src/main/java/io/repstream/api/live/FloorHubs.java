package io.repstream.api.live;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;

/** The hubs of the gyms that somebody on this node watches. Safe for all threads. */
@ApplicationScoped
public class FloorHubs {
  private final InventoryFloorSource source;
  private final Map<FloorTopic, FloorHub> hubs = new HashMap<>();

  @Inject
  public FloorHubs(InventoryFloorSource source) {
    this.source = source;
  }

  /** Adds a subscriber to a topic. May block. */
  void subscribe(FloorTopic topic, FloorSubscriber subscriber) {
    hub(topic).subscribe(subscriber);
  }

  /** Removes a subscriber; the last one takes the hub along. */
  synchronized void unsubscribe(FloorTopic topic, FloorSubscriber subscriber) {
    FloorHub hub = hubs.get(topic);
    if (hub == null) {
      return;
    }
    hub.unsubscribe(subscriber);
    if (hub.isUnused()) {
      hub.close();
      hubs.remove(topic);
      source.forget(topic.gymId());
    }
  }

  /** Notes that a floor may have changed. */
  synchronized void hint(FloorTopic topic) {
    FloorHub hub = hubs.get(topic);
    if (hub != null) {
      hub.hint();
    }
  }

  /** Notes that any floor may have changed: hints may have been missed. */
  synchronized void hintAll() {
    hubs.values().forEach(FloorHub::hint);
  }

  @PreDestroy
  synchronized void close() {
    hubs.values().forEach(FloorHub::close);
    hubs.clear();
  }

  private synchronized FloorHub hub(FloorTopic topic) {
    FloorHub hub = hubs.computeIfAbsent(topic, this::started);
    hub.expectSubscriber();
    return hub;
  }

  private FloorHub started(FloorTopic topic) {
    FloorHub hub = new FloorHub(topic, source);
    hub.start();
    return hub;
  }
}
