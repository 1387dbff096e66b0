package io.repstream.common.strength;

import org.jspecify.annotations.Nullable;

/**
 * A load as reported.
 *
 * @param newtons as the machine normalised it
 * @param displayed the number that the member saw
 * @param unit of that number
 */
public record Load(@Nullable Double newtons, @Nullable Double displayed, @Nullable LoadUnit unit) {
  public static final Load UNKNOWN = new Load(null, null, null);

  /** Whether anything of it is known. */
  public boolean isKnown() {
    return newtons != null || displayed != null;
  }
}
