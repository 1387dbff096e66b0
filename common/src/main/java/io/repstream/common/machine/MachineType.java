package io.repstream.common.machine;

/** The kinds of machine on a gym floor. */
public enum MachineType {
  TREADMILL,
  CROSS_TRAINER,
  STEP_CLIMBER,
  STAIR_CLIMBER,
  ROWER,
  INDOOR_BIKE,
  STRENGTH
}
