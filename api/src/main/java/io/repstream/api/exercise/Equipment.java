package io.repstream.api.exercise;

import io.repstream.common.machine.MachineType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an exercise is done with. */
public enum Equipment {
  NONE,
  BARBELL,
  EZ_BAR,
  TRAP_BAR,
  DUMBBELL,
  KETTLEBELL,
  MEDICINE_BALL,
  BAND,
  BENCH,
  RACK,
  BOX,
  DIP_BARS,
  PULL_UP_BAR,
  ROMAN_CHAIR,
  SUSPENSION,
  STABILITY_BALL,
  AB_WHEEL,
  LANDMINE,
  SLED,
  BATTLE_ROPES,
  JUMP_ROPE,
  SELECTORIZED(MachineType.STRENGTH),
  PLATE_LOADED(MachineType.STRENGTH),
  SMITH_MACHINE(MachineType.STRENGTH),
  CABLE(MachineType.STRENGTH),
  TREADMILL(MachineType.TREADMILL),
  INDOOR_BIKE(MachineType.INDOOR_BIKE),
  ROWER(MachineType.ROWER),
  CROSS_TRAINER(MachineType.CROSS_TRAINER),
  STAIR_CLIMBER(MachineType.STAIR_CLIMBER),
  STEP_CLIMBER(MachineType.STEP_CLIMBER);

  private final @Nullable MachineType machineType;

  Equipment() {
    this(null);
  }

  Equipment(@Nullable MachineType machineType) {
    this.machineType = machineType;
  }

  /** The type of connected machine that it is; empty where it never speaks to a gateway. */
  public Optional<MachineType> machineType() {
    return Optional.ofNullable(machineType);
  }
}
