package io.repstream.perf.ride;

import io.repstream.common.ftms.FtmsCharacteristic;
import io.repstream.common.ftms.FtmsEncoder;

/** A kind of machine: how work becomes motion, and how it tells. Mutable; for one thread. */
interface Equipment {
  FtmsCharacteristic characteristic();

  /**
   * Goes on for a step.
   *
   * @param intensity share of the athlete's threshold; 0 is rest
   */
  Motion advance(double intensity, double stepSeconds);

  /** Adds the fields that only this kind of machine has; those of all are set by the ride. */
  void tell(FtmsEncoder packet);
}
