package io.repstream.common.ftms.control;

import io.repstream.common.ftms.capability.TargetSetting;
import java.util.Optional;

/** What a client can ask of a machine at its control point. */
public sealed interface ControlRequest {

  /** The setting that a machine must have to take this request; empty if every machine takes it. */
  Optional<TargetSetting> neededSetting();

  /** The request's op code. */
  int op();

  /** A request that is always the same bytes. */
  enum Procedure implements ControlRequest {
    REQUEST_CONTROL(0x00),
    /** Targets to their defaults, times to 0, status idle; the client gives control up. */
    RESET(0x01),
    START_OR_RESUME(0x07),
    STOP(0x08, 1),
    PAUSE(0x08, 2),
    START_SPIN_DOWN(0x13, 1),
    IGNORE_SPIN_DOWN(0x13, 2);

    static final int SPIN_DOWN_OP = 0x13;
    private static final int NONE = -1;

    private final int op;
    private final int parameter;

    Procedure(int op) {
      this(op, NONE);
    }

    Procedure(int op, int parameter) {
      this.op = op;
      this.parameter = parameter;
    }

    @Override
    public Optional<TargetSetting> neededSetting() {
      return op == SPIN_DOWN_OP ? Optional.of(TargetSetting.SPIN_DOWN) : Optional.empty();
    }

    @Override
    public int op() {
      return op;
    }

    byte[] bytes() {
      return parameter == NONE ? new byte[] {(byte) op} : new byte[] {(byte) op, (byte) parameter};
    }
  }

  /** Asks the machine to take a target; one that it already has, is replaced. */
  record SetTarget(MachineTarget target) implements ControlRequest {
    @Override
    public Optional<TargetSetting> neededSetting() {
      return Optional.of(target.setting());
    }

    @Override
    public int op() {
      return TargetFormat.of(target).controlOp();
    }
  }
}
