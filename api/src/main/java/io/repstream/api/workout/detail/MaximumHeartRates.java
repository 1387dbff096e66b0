package io.repstream.api.workout.detail;

import io.repstream.common.id.MemberId;
import java.util.OptionalInt;

/**
 * The highest heart rates that members have, as far as they told and consented: measured, or
 * estimated from the year of birth. Safe for all threads; calls may block.
 */
public interface MaximumHeartRates {
  /** A member's highest rate in beats per minute; empty where nothing may be known of it. */
  OptionalInt ofMember(MemberId memberId);
}
