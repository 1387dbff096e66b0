package io.repstream.perf.machine;

import io.repstream.common.telemetry.SampleBlock;

/** Sees what happens to machines. Called on the machine's event loop: never block. */
public interface MachineObserver {
  /** An observer that looks away. */
  MachineObserver NONE = new MachineObserver() {};

  /** The handshake is done; the gateway holds this boot's samples up to the given one. */
  default void linkUp(SimulatedMachine machine, long durableThroughSeq) {}

  /** A connection, or the attempt at one, ended. */
  default void linkDown(SimulatedMachine machine, LinkEnd end) {}

  /** A frame was handed to the socket, for the first time or again. */
  default void sent(SimulatedMachine machine, SampleBlock block) {}

  /** Every sample of the present boot up to this one is stored. */
  default void acked(SimulatedMachine machine, long durableThroughSeq) {}

  /** The gateway dropped what was not acked; it will be sent again. */
  default void slowed(SimulatedMachine machine) {}
}
