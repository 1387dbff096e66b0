package io.repstream.api.access;

import io.repstream.common.id.MemberId;
import java.util.Optional;

/**
 * Highest heart rates of members, for zones and limits. Safe for all threads; calls may block.
 *
 * <p>A member's own data of emergencies: known only while they consent to its use.
 */
public interface MaxHeartRates {
  /** Where a figure is from. */
  enum Source {
    /** The member told it. */
    GIVEN,
    /** By their age: 208 - 0.7 x age (Tanaka, 2001). */
    AGE
  }

  /**
   * A highest heart rate.
   *
   * @param bpm beats per minute
   */
  record MaxHeartRate(int bpm, Source source) {}

  /** A member's; empty where they told nothing or do not consent. */
  Optional<MaxHeartRate> of(MemberId memberId);
}
