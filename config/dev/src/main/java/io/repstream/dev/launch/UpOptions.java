package io.repstream.dev.launch;

/** How a gym is brought up. */
public record UpOptions(PortPlan ports, Simulation simulation, Data data) {
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
  public static UpOptions standard() {
    return new UpOptions(PortPlan.standard(), Simulation.ON, Data.KEPT);
  }

  UpOptions withPorts(PortPlan other) {
    return new UpOptions(other, simulation, data);
  }

  UpOptions withoutSimulation() {
    return new UpOptions(ports, Simulation.OFF, data);
  }

  UpOptions withFreshData() {
    return new UpOptions(ports, simulation, Data.FRESH);
  }
}
