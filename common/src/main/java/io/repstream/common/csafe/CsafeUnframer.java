package io.repstream.common.csafe;

import io.repstream.common.csafe.CsafeFrame.Addresses;
import io.repstream.common.csafe.Unframed.Reason;
import io.repstream.common.csafe.Unframed.Rejected;
import io.repstream.common.csafe.Unframed.Whole;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Finds the frames in what comes over a serial line, however it is cut into pieces. As start and
 * stop flags occur nowhere else, it is back in step at the next start flag after any garbage. Holds
 * at most one frame of bounded length. For one thread.
 */
public final class CsafeUnframer {
  private static final int ADDRESS_BYTES = 2;
  private static final int CHECKSUM_BYTES = 1;
  private static final int OUTSIDE = 0;

  private final byte[] held =
      new byte[ADDRESS_BYTES + CsafeFrame.MAX_CONTENT_BYTES + CHECKSUM_BYTES];

  /** The flag that began the current frame, or OUTSIDE. */
  private int start = OUTSIDE;

  private int heldLength;
  private int lineBytes;
  private boolean afterStuffing;

  /** Takes the next bytes; see {@link #feed(byte[], int, int)}. */
  public List<Unframed> feed(byte[] bytes) {
    return feed(bytes, 0, bytes.length);
  }

  /**
   * Takes the next bytes of the line.
   *
   * @return what they complete, in order; bytes outside of frames are told by each call at the
   *     latest
   * @throws IndexOutOfBoundsException if offset and length do not lie within the array
   */
  public List<Unframed> feed(byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    List<Unframed> found = new ArrayList<>();
    for (int i = offset; i < offset + length; i++) {
      accept(bytes[i] & 0xFF, found);
    }
    if (start == OUTSIDE) {
      leave(Reason.OUTSIDE_OF_FRAME, found);
    }
    return found;
  }

  private void accept(int value, List<Unframed> found) {
    switch (value) {
      case CsafeFrame.EXTENDED_START, CsafeFrame.STANDARD_START -> {
        leave(start == OUTSIDE ? Reason.OUTSIDE_OF_FRAME : Reason.INTERRUPTED, found);
        start = value;
        lineBytes = 1;
      }
      case CsafeFrame.STOP -> {
        lineBytes++;
        if (start != OUTSIDE) {
          stop(found);
        }
      }
      default -> {
        lineBytes++;
        if (start != OUTSIDE) {
          acceptInside(value, found);
        }
      }
    }
  }

  private void acceptInside(int value, List<Unframed> found) {
    if (afterStuffing) {
      afterStuffing = false;
      if (value <= (CsafeFrame.STUFFING & 3)) {
        hold(CsafeFrame.EXTENDED_START | value, found);
      } else {
        leave(Reason.BAD_STUFFING, found);
      }
    } else if (value == CsafeFrame.STUFFING) {
      afterStuffing = true;
    } else {
      hold(value, found);
    }
  }

  private void hold(int value, List<Unframed> found) {
    if (heldLength == addressBytes() + CsafeFrame.MAX_CONTENT_BYTES + CHECKSUM_BYTES) {
      leave(Reason.TOO_LONG, found);
    } else {
      held[heldLength++] = (byte) value;
    }
  }

  private void stop(List<Unframed> found) {
    int contentEnd = heldLength - CHECKSUM_BYTES;
    if (afterStuffing) {
      leave(Reason.BAD_STUFFING, found);
    } else if (contentEnd < addressBytes()) {
      leave(Reason.TOO_SHORT, found);
    } else if (CsafeFrame.checksum(held, addressBytes(), contentEnd) != (held[contentEnd] & 0xFF)) {
      leave(Reason.BAD_CHECKSUM, found);
    } else {
      found.add(new Whole(frame(contentEnd)));
      reset();
    }
  }

  private CsafeFrame frame(int contentEnd) {
    byte[] contents = Arrays.copyOfRange(held, addressBytes(), contentEnd);
    return new CsafeFrame(
        start == CsafeFrame.EXTENDED_START ? new Addresses(held[0] & 0xFF, held[1] & 0xFF) : null,
        contents);
  }

  private int addressBytes() {
    return start == CsafeFrame.EXTENDED_START ? ADDRESS_BYTES : 0;
  }

  private void leave(Reason reason, List<Unframed> found) {
    if (lineBytes > 0) {
      found.add(new Rejected(reason, lineBytes));
    }
    reset();
  }

  private void reset() {
    start = OUTSIDE;
    heldLength = 0;
    lineBytes = 0;
    afterStuffing = false;
  }
}
