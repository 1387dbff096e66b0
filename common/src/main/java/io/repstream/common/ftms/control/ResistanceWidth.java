package io.repstream.common.ftms.control;

import io.repstream.common.ftms.WireType;

/** How a model of machine writes a resistance target; both widths count in tenths. */
public enum ResistanceWidth {
  /** By the specification. */
  U8(WireType.U8),
  /** On some trainers, among them Tacx Flux and iConsole+. */
  S16(WireType.S16);

  private static final int PER_LEVEL = 10;

  private final WireType type;

  ResistanceWidth(WireType type) {
    this.type = type;
  }

  /** Whether a machine of this width can be sent the level; U8 ends at 25.4. */
  public boolean carries(double level) {
    return type.canCarry(Math.round(level * PER_LEVEL));
  }

  WireType type() {
    return type;
  }
}
