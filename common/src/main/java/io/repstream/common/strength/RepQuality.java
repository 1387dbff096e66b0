package io.repstream.common.strength;

/** How far a repetition can be trusted. */
public enum RepQuality {
  OK,
  PARTIAL_ROM,
  SENSOR_GAP,
  IMPLAUSIBLE
}
