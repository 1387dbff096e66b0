package io.repstream.common.strength;

/** What kind of resistance a load is. Loads compare within a class only. */
public enum LoadClass {
  PLATES,
  PNEUMATIC,
  FLYWHEEL,
  ISOKINETIC,
  MOTORISED,
  /** Nobody has said what the machine is: its loads compare with its own only. */
  UNKNOWN
}
