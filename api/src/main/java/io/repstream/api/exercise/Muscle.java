package io.repstream.api.exercise;

/** Groups of muscles, as fine as training plans need them. */
public enum Muscle {
  CHEST,
  UPPER_BACK,
  LATS,
  LOWER_BACK,
  TRAPS,
  FRONT_DELTS,
  SIDE_DELTS,
  REAR_DELTS,
  ROTATOR_CUFF,
  BICEPS,
  TRICEPS,
  FOREARMS,
  ABS,
  OBLIQUES,
  HIP_FLEXORS,
  GLUTES,
  QUADRICEPS,
  HAMSTRINGS,
  ADDUCTORS,
  ABDUCTORS,
  CALVES,
  SHINS
}
