package io.repstream.common.rmp;

/** The flag bits of a frame. */
public final class FrameFlags {
  /** A receiver that does not know the type skips the frame instead of closing. */
  public static final int IGNORABLE = 0x01;

  /** A {@code channel u16} follows the flags: the frame belongs to one machine of a bridge. */
  public static final int CHANNEL = 0x02;

  /** HELLO only: this connection drains samples of an earlier boot and owns no presence. */
  public static final int BACKFILL = 0x04;

  private FrameFlags() {}
}
