package io.repstream.common.ftms;

/** How the field was read on whose width the editions of the specification disagree. */
public enum WidthChoice {
  /** The packet carries no field of disputed width. */
  NONE,
  RESISTANCE_S16,
  RESISTANCE_U8,
  PACE_U8,
  PACE_U16
}
