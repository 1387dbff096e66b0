package io.repstream.api.live.topic;

/** Who hears about topics. Called by their hubs; must not block. */
public interface TopicSubscriber {
  /** Takes the whole topic; what was not yet sent before is void. */
  void snapshot(LiveTopic topic, TopicState state);

  /** Takes what changed between two versions. */
  void delta(LiveTopic topic, TopicDelta delta);
}
