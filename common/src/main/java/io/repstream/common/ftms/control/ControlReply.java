package io.repstream.common.ftms.control;

import io.repstream.common.ftms.WireType;
import io.repstream.common.ftms.control.ControlRequest.Procedure;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A machine's answer at the control point: the indication {@code 80, request op, result}.
 *
 * @param requestOp the op code that is answered
 * @param resultCode the result as sent; {@link #result} says what it means
 * @param spinDown the speeds to pass through, where a spin down was started with success
 */
public record ControlReply(int requestOp, int resultCode, @Nullable SpinDownSpeeds spinDown) {
  private static final int RESPONSE_OP = 0x80;
  private static final int HEADER_BYTES = 3;
  private static final int LENGTH_WITH_SPEEDS = HEADER_BYTES + 2 * WireType.U16.bytes();

  public ControlReply {
    if (!WireType.U8.holds(requestOp) || !WireType.U8.holds(resultCode)) {
      throw new IllegalArgumentException("one byte each: " + requestOp + ", " + resultCode);
    }
    if (spinDown != null && !mayCarrySpeeds(requestOp, resultCode)) {
      throw new IllegalArgumentException("only a spin down that was started has speeds");
    }
  }

  /**
   * The speeds between which a bike measures how fast it slows down. Rounded to the wire's 0.01
   * km/h.
   */
  public record SpinDownSpeeds(double lowKilometersPerHour, double highKilometersPerHour) {
    public SpinDownSpeeds {
      lowKilometersPerHour = TargetFormat.SPEED.rounded(0, lowKilometersPerHour);
      highKilometersPerHour = TargetFormat.SPEED.rounded(0, highKilometersPerHour);
    }
  }

  /** A reply without data. */
  public static ControlReply of(int requestOp, ControlResult result) {
    return new ControlReply(requestOp, result.code(), null);
  }

  /** Reads an indication; empty if it is too short or no reply. Unexpected data is ignored. */
  public static Optional<ControlReply> decode(byte[] indication) {
    if (indication.length < HEADER_BYTES || (indication[0] & 0xFF) != RESPONSE_OP) {
      return Optional.empty();
    }
    int requestOp = indication[1] & 0xFF;
    int resultCode = indication[2] & 0xFF;
    boolean hasSpeeds =
        mayCarrySpeeds(requestOp, resultCode) && indication.length >= LENGTH_WITH_SPEEDS;
    return Optional.of(
        new ControlReply(requestOp, resultCode, hasSpeeds ? speeds(indication) : null));
  }

  private static SpinDownSpeeds speeds(byte[] indication) {
    return new SpinDownSpeeds(
        WireType.U16.read(indication, HEADER_BYTES) / 100.0,
        WireType.U16.read(indication, HEADER_BYTES + WireType.U16.bytes()) / 100.0);
  }

  private static boolean mayCarrySpeeds(int requestOp, int resultCode) {
    return requestOp == Procedure.SPIN_DOWN_OP && resultCode == ControlResult.SUCCESS.code();
  }

  /** What the result code means. */
  public ControlResult result() {
    return ControlResult.ofCode(resultCode);
  }

  /** The bytes to indicate. */
  public byte[] encode() {
    byte[] bytes = new byte[spinDown == null ? HEADER_BYTES : LENGTH_WITH_SPEEDS];
    bytes[0] = (byte) RESPONSE_OP;
    bytes[1] = (byte) requestOp;
    bytes[2] = (byte) resultCode;
    if (spinDown != null) {
      WireType.U16.write(hundredths(spinDown.lowKilometersPerHour()), bytes, HEADER_BYTES);
      WireType.U16.write(
          hundredths(spinDown.highKilometersPerHour()), bytes, HEADER_BYTES + WireType.U16.bytes());
    }
    return bytes;
  }

  private static int hundredths(double value) {
    return (int) Math.round(value * 100);
  }
}
