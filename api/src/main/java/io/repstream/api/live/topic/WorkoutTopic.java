package io.repstream.api.live.topic;

import io.repstream.common.id.WorkoutId;
import io.repstream.common.redis.RedisKeys;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The topic of a workout under way: {@code workout:<id>}.
 *
 * @param workoutId known from the sign-in on, before anything is measured
 */
public record WorkoutTopic(WorkoutId workoutId) implements LiveTopic {
  private static final Pattern FORM = Pattern.compile("workout:([0-9a-f-]{36})");

  /** Reads the text form; empty where it names no workout that there could be. */
  public static Optional<WorkoutTopic> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new WorkoutTopic(WorkoutId.parse(matcher.group(1))));
    } catch (IllegalArgumentException noUuid) {
      return Optional.empty();
    }
  }

  /** Each write of ingest is hinted; a lost hint is made up for by the next one. */
  @Override
  public Duration longestSilence() {
    return Duration.ofSeconds(10);
  }

  @Override
  public String toString() {
    return RedisKeys.workoutTopic(workoutId);
  }
}
