package io.repstream.common.strength;

/** Which side of the body worked. */
public enum Side {
  BOTH,
  LEFT,
  RIGHT
}
