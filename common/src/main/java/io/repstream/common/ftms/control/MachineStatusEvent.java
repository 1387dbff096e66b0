package io.repstream.common.ftms.control;

/**
 * What a machine reports on its own. A change that the user made at the console goes to all
 * clients, one that a client made to the other clients only.
 */
public sealed interface MachineStatusEvent {

  /** Targets are at their defaults and times at 0. */
  record Reset() implements MachineStatusEvent {}

  /** The user stopped it. */
  record Stopped() implements MachineStatusEvent {}

  /** The user paused it. */
  record Paused() implements MachineStatusEvent {}

  /** The safety key was pulled: an alarm of its own, not one stop among others. */
  record SafetyKey() implements MachineStatusEvent {}

  /** The user started or resumed it. */
  record Started() implements MachineStatusEvent {}

  /** It has a new target; a command that set this one has been obeyed. */
  record TargetChanged(MachineTarget target) implements MachineStatusEvent {}

  /** A spin down went on. */
  record SpinDown(Phase phase) implements MachineStatusEvent {
    /** Where a spin down stands. */
    public enum Phase {
      REQUESTED(1),
      SUCCESS(2),
      ERROR(3),
      STOP_PEDALLING(4);

      private final int code;

      Phase(int code) {
        this.code = code;
      }

      int code() {
        return code;
      }
    }
  }

  /** The client that had control has lost it. */
  record ControlLost() implements MachineStatusEvent {}

  /**
   * A code, or a parameter of a known code, that is reserved: count it and do nothing.
   *
   * @param op the first byte
   */
  record Reserved(int op) implements MachineStatusEvent {}
}
