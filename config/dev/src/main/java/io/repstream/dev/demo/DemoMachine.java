package io.repstream.dev.demo;

import io.repstream.common.machine.MachineType;

/**
 * A machine to be put on the floor.
 *
 * @param x metres from the left wall of the floor plan
 * @param y metres from its upper wall
 * @param part whether the simulator runs it
 */
public record DemoMachine(
    String name, MachineType type, Model model, String serial, double x, double y, Part part) {

  /** A fictional product. */
  public record Model(String vendor, String name) {}

  /** What a machine is for. */
  public enum Part {
    /** The simulator connects it and lets members train on it. */
    SIMULATED,
    /** Nothing connects it: it waits for a developer's own client. */
    SPARE
  }
}
