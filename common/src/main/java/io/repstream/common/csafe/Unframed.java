package io.repstream.common.csafe;

/** What a {@link CsafeUnframer} found in a stream of bytes. */
public sealed interface Unframed {

  /** A whole frame whose checksum is right. */
  record Whole(CsafeFrame frame) implements Unframed {}

  /**
   * Bytes that are no frame; count and forget them.
   *
   * @param lineBytes how many bytes on the line
   */
  record Rejected(Reason reason, int lineBytes) implements Unframed {}

  /** Why bytes were rejected. */
  enum Reason {
    /** They stand before a start flag: noise, or the rest of a frame that was rejected. */
    OUTSIDE_OF_FRAME,
    /** The next frame began before this one ended. */
    INTERRUPTED,
    /** The frame has no room for a checksum. */
    TOO_SHORT,
    /** The frame is longer than {@link CsafeFrame#MAX_CONTENT_BYTES}. */
    TOO_LONG,
    /** The stuffing byte was followed by something that it cannot announce. */
    BAD_STUFFING,
    BAD_CHECKSUM
  }
}
