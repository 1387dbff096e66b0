package io.repstream.api.live.topic;

import io.repstream.common.id.GymId;
import io.repstream.common.redis.RedisKeys;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The topic of a gym's floor: {@code gym:<id>:floor}.
 *
 * @param gymId whose floor
 */
public record FloorTopic(GymId gymId) implements LiveTopic {
  private static final Pattern FORM = Pattern.compile("gym:([0-9a-f-]{36}):floor");

  /** Reads the text form; empty where it names no topic that there could be. */
  public static Optional<FloorTopic> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new FloorTopic(GymId.parse(matcher.group(1))));
    } catch (IllegalArgumentException noUuid) {
      return Optional.empty();
    }
  }

  /** A lost gateway announces nothing. */
  @Override
  public Duration longestSilence() {
    return Duration.ofSeconds(2);
  }

  @Override
  public String toString() {
    return RedisKeys.floorTopic(gymId);
  }
}
