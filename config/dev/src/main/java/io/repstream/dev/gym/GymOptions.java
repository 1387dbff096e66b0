package io.repstream.dev.gym;

/** How a gym is brought up. */
public record GymOptions(PortPlan ports, Simulation simulation, Data data) {
  /** Whether simulated machines and members fill the gym. */
  public enum Simulation {
    ON,
    OFF
  }

  /** What becomes of the data of an earlier run. */
  public enum Data {
    KEPT,
    FRESH
  }

  /** The documented ports, a simulated gym, data kept. */
  public static GymOptions standard() {
    return new GymOptions(PortPlan.standard(), Simulation.ON, Data.KEPT);
  }

  /** The same on other ports. */
  public GymOptions withPorts(PortPlan other) {
    return new GymOptions(other, simulation, data);
  }

  /** The same without simulation. */
  public GymOptions withoutSimulation() {
    return new GymOptions(ports, Simulation.OFF, data);
  }

  /** The same with the data of earlier runs forgotten. */
  public GymOptions withFreshData() {
    return new GymOptions(ports, simulation, Data.FRESH);
  }
}
