package io.repstream.api.live;

import io.repstream.api.live.topic.LiveTopic;
import io.repstream.api.platform.access.Caller;
import java.util.Optional;
import java.util.Set;

/**
 * What a live connection may hear, and until when (the end of the caller's token).
 *
 * @param caller who
 * @param topics the topics that a ticket names; empty where the caller came with their token, and
 *     each topic is decided when it is subscribed
 */
public record Grant(Caller caller, Optional<Set<String>> topics) {
  public Grant {
    topics = topics.map(Set::copyOf);
  }

  /** Whether the grant itself leaves a topic out, whatever the policy says. */
  boolean leavesOut(LiveTopic topic) {
    return topics.isPresent() && !topics.get().contains(topic.toString());
  }
}
