package io.repstream.common.ftms.control;

import io.repstream.common.ftms.control.ControlRequest.Procedure;
import io.repstream.common.ftms.control.ControlRequest.SetTarget;
import io.repstream.common.ftms.control.ReceivedRequest.Empty;
import io.repstream.common.ftms.control.ReceivedRequest.Refused;
import io.repstream.common.ftms.control.ReceivedRequest.Understood;
import java.util.Arrays;

/** Requests at the control point, 2AD9, as bytes: for the client's end and for the machine's. */
public final class ControlPoint {
  private ControlPoint() {}

  /**
   * The bytes to write.
   *
   * @throws IllegalArgumentException if the request sets a resistance level that {@link
   *     ResistanceWidth#carries} denies
   */
  public static byte[] encode(ControlRequest request, ResistanceWidth width) {
    return switch (request) {
      case Procedure procedure -> procedure.bytes();
      case SetTarget(MachineTarget target) -> {
        TargetFormat format = TargetFormat.of(target);
        byte[] bytes = new byte[1 + format.length(width)];
        bytes[0] = (byte) format.controlOp();
        format.write(target, bytes, 1, width);
        yield bytes;
      }
    };
  }

  /**
   * Reads bytes that were written, as a machine does: strictly, since a wrong length is how a
   * client notices that it uses the wrong resistance width.
   */
  public static ReceivedRequest decode(byte[] written, ResistanceWidth width) {
    if (written.length == 0) {
      return new Empty();
    }
    int op = written[0] & 0xFF;
    TargetFormat format = TargetFormat.ofControlOp(op);
    if (format == null) {
      return procedure(op, written);
    }
    return written.length == 1 + format.length(width)
        ? new Understood(new SetTarget(format.read(written, 1, width)))
        : refused(op, ControlResult.INVALID_PARAMETER);
  }

  private static ReceivedRequest procedure(int op, byte[] written) {
    ControlResult refusal = ControlResult.OP_CODE_NOT_SUPPORTED;
    for (Procedure procedure : Procedure.values()) {
      if (Arrays.equals(procedure.bytes(), written)) {
        return new Understood(procedure);
      }
      if (procedure.op() == op) {
        refusal = ControlResult.INVALID_PARAMETER;
      }
    }
    return refused(op, refusal);
  }

  private static ReceivedRequest refused(int op, ControlResult result) {
    return new Refused(ControlReply.of(op, result));
  }
}
