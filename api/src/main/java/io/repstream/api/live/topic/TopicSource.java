package io.repstream.api.live.topic;

import java.util.Map;

/**
 * Where hubs read what topics show: the JSON of each item, by its name, in the order in which they
 * are shown. Safe for all threads; calls may block.
 */
interface TopicSource {
  /** All items of a topic now. */
  Map<String, String> items(LiveTopic topic);

  /** Nobody watches a topic any more. */
  void forget(LiveTopic topic);
}
