package io.repstream.common.csafe;

/**
 * The first byte of every reply.
 *
 * @param toggle changes with every frame that the console accepted, 0 or 1
 * @param previousFrame what became of the frame before
 * @param state what the console is doing
 */
public record CsafeStatus(int toggle, PreviousFrame previousFrame, State state) {
  private static final PreviousFrame[] PREVIOUS_BY_CODE = PreviousFrame.values();
  private static final State[] STATES = State.values();

  /** What became of the frame before; in the order of the codes, from 0. */
  public enum PreviousFrame {
    OK,
    REJECTED,
    BAD,
    NOT_READY
  }

  /** What a console is doing. */
  public enum State {
    ERROR(0),
    READY(1),
    IDLE(2),
    /** A user has entered an id. */
    HAVE_ID(3),
    IN_USE(5),
    PAUSED(6),
    FINISHED(7),
    /** In use without a client having started it. */
    MANUAL(8),
    OFFLINE(9),
    /** A code that has no meaning. */
    RESERVED(-1);

    private final int code;

    State(int code) {
      this.code = code;
    }

    private static State ofCode(int code) {
      for (State state : STATES) {
        if (state.code == code) {
          return state;
        }
      }
      return RESERVED;
    }
  }

  /** The status of a byte; bit 6 is reserved and ignored. */
  public static CsafeStatus ofByte(int value) {
    return new CsafeStatus(
        value >>> 7 & 1, PREVIOUS_BY_CODE[value >>> 4 & 3], State.ofCode(value & 0x0F));
  }
}
