package io.repstream.perf.oracle;

import java.util.Comparator;

/** One run of a machine's firmware: its sequence numbers begin at 1. */
public record MachineBoot(String machineId, String bootId) implements Comparable<MachineBoot> {
  private static final Comparator<MachineBoot> ORDER =
      Comparator.comparing(MachineBoot::machineId).thenComparing(MachineBoot::bootId);

  @Override
  public int compareTo(MachineBoot other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return machineId + "/" + bootId;
  }
}
