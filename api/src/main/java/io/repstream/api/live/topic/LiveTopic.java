package io.repstream.api.live.topic;

import java.time.Duration;
import java.util.Optional;

/** What a client may want to hear about. Its text form needs no escaping anywhere. */
public sealed interface LiveTopic permits FloorTopic, WorkoutTopic {
  /** Reads the text form; empty where it names no topic that there could be. */
  static Optional<LiveTopic> parse(String text) {
    return FloorTopic.parse(text)
        .<LiveTopic>map(floor -> floor)
        .or(() -> WorkoutTopic.parse(text).map(workout -> workout));
  }

  /** After how long without a hint it is read all the same. */
  Duration longestSilence();
}
