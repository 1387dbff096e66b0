package io.repstream.gateway.telemetry;

import io.repstream.common.telemetry.SampleKind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Follows what a machine is doing by the few bytes that tell it: the kind of a sample, the op code
 * of Fitness Machine Status, the {@code state} of a machine state. No figure is looked at.
 *
 * <p>A machine that measures and has never told its state may have come from another gateway in the
 * middle of a workout; that is an activity of its own. Written by one thread, read by all.
 */
final class ActivityWatch {
  private static final short FITNESS_MACHINE_STATUS = 0x2ADA;
  private static final int UUID_BYTES = 2;

  /** Stopped or paused by the user, stopped by the safety key, started or resumed. */
  private static final byte STOPPED = 0x02;

  private static final byte STOPPED_BY_SAFETY_KEY = 0x03;
  private static final byte STARTED = 0x04;

  private static final String STATE_MEMBER = "\"state\"";
  private static final int MAX_STATE_TEXT_BYTES = 256;

  private volatile Activity now = Activity.IDLE;
  private boolean tellsItsState;

  Activity now() {
    return now;
  }

  /**
   * Takes one sample, in order.
   *
   * @param payload stays as it is
   */
  void sample(int kindCode, ByteBuffer payload) {
    SampleKind kind = SampleKind.ofCode(kindCode);
    if (kind == null) {
      return;
    }
    switch (kind) {
      case FTMS -> characteristic(payload);
      case STRENGTH_REP -> told(Activity.IN_WORKOUT);
      case STRENGTH_SET -> told(Activity.AT_BOUNDARY);
      case SIGN_OUT -> become(Activity.IDLE);
      case MACHINE_STATE -> machineState(payload);
      case MEMBER_TAG, DIAGNOSTICS, LOST_RANGE -> {
        // They come in rest and in motion alike.
      }
    }
  }

  private void characteristic(ByteBuffer payload) {
    int at = payload.position();
    if (payload.remaining() > UUID_BYTES && payload.getShort(at) == FITNESS_MACHINE_STATUS) {
      status(payload.get(at + UUID_BYTES));
    } else if (!tellsItsState) {
      become(Activity.MEASURING);
    }
  }

  private void status(byte opCode) {
    switch (opCode) {
      case STARTED -> told(Activity.IN_WORKOUT);
      case STOPPED, STOPPED_BY_SAFETY_KEY -> told(Activity.AT_BOUNDARY);
      default -> {
        // A new target, a changed setting: the workout goes on or does not.
      }
    }
  }

  private void machineState(ByteBuffer payload) {
    switch (stateIn(payload)) {
      case "IDLE", "OUT_OF_ORDER" -> told(Activity.IDLE);
      case "IN_USE" -> told(Activity.IN_WORKOUT);
      case "PAUSED" -> told(Activity.AT_BOUNDARY);
      default -> {
        // A state of a later version.
      }
    }
  }

  /** The word after {@code "state":}; anything else of the object is none of our business. */
  private static String stateIn(ByteBuffer payload) {
    byte[] bytes = new byte[Math.min(payload.remaining(), MAX_STATE_TEXT_BYTES)];
    payload.get(payload.position(), bytes);
    String text = new String(bytes, StandardCharsets.UTF_8);
    int member = text.indexOf(STATE_MEMBER);
    int open = member < 0 ? -1 : text.indexOf('"', member + STATE_MEMBER.length());
    int close = open < 0 ? -1 : text.indexOf('"', open + 1);
    return close < 0 ? "" : text.substring(open + 1, close);
  }

  private void told(Activity activity) {
    tellsItsState = true;
    become(activity);
  }

  private void become(Activity activity) {
    if (now != activity) {
      now = activity;
    }
  }
}
