package io.repstream.common.id;

import java.util.UUID;

/**
 * Identity of a workout.
 *
 * @param value UUID: v7 where a sign-in minted it, a hash of its first sample where nobody signed
 *     in
 */
public record WorkoutId(UUID value) {
  /**
   * Reads the canonical text form.
   *
   * @throws IllegalArgumentException when the text is no UUID
   */
  public static WorkoutId parse(String text) {
    return new WorkoutId(CanonicalUuid.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
