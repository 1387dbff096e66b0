package io.repstream.api.live.topic;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;

/** The hubs of the topics that somebody on this node watches. Safe for all threads. */
@ApplicationScoped
public class TopicHubs {
  private final AllTopics source;
  private final Map<LiveTopic, TopicHub> hubs = new HashMap<>();

  @Inject
  public TopicHubs(AllTopics source) {
    this.source = source;
  }

  /** Adds a subscriber to a topic. May block. */
  public void subscribe(LiveTopic topic, TopicSubscriber subscriber) {
    hub(topic).subscribe(subscriber);
  }

  /** Removes a subscriber; the last one takes the hub along. */
  public synchronized void unsubscribe(LiveTopic topic, TopicSubscriber subscriber) {
    TopicHub hub = hubs.get(topic);
    if (hub == null) {
      return;
    }
    hub.unsubscribe(subscriber);
    if (hub.isUnused()) {
      hub.close();
      hubs.remove(topic);
      source.forget(topic);
    }
  }

  /** Notes that a topic may have changed. */
  synchronized void hint(LiveTopic topic) {
    TopicHub hub = hubs.get(topic);
    if (hub != null) {
      hub.hint();
    }
  }

  /** Notes that any topic may have changed: hints may have been missed. */
  synchronized void hintAll() {
    hubs.values().forEach(TopicHub::hint);
  }

  @PreDestroy
  synchronized void close() {
    hubs.values().forEach(TopicHub::close);
    hubs.clear();
  }

  private synchronized TopicHub hub(LiveTopic topic) {
    TopicHub hub = hubs.computeIfAbsent(topic, this::started);
    hub.expectSubscriber();
    return hub;
  }

  private TopicHub started(LiveTopic topic) {
    TopicHub hub = new TopicHub(topic, source);
    hub.start();
    return hub;
  }
}
