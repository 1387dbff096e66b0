package io.repstream.common.ftms.control;

import io.repstream.common.ftms.control.MachineStatusEvent.ControlLost;
import io.repstream.common.ftms.control.MachineStatusEvent.Paused;
import io.repstream.common.ftms.control.MachineStatusEvent.Reserved;
import io.repstream.common.ftms.control.MachineStatusEvent.Reset;
import io.repstream.common.ftms.control.MachineStatusEvent.SafetyKey;
import io.repstream.common.ftms.control.MachineStatusEvent.SpinDown;
import io.repstream.common.ftms.control.MachineStatusEvent.Started;
import io.repstream.common.ftms.control.MachineStatusEvent.Stopped;
import io.repstream.common.ftms.control.MachineStatusEvent.TargetChanged;
import java.util.Arrays;
import java.util.Optional;

/** Machine Status packets, 2ADA: read on the server, written by simulated machines. */
public final class MachineStatus {
  private static final int RESET = 0x01;
  private static final int STOPPED_OR_PAUSED = 0x02;
  private static final int SAFETY_KEY = 0x03;
  private static final int STARTED = 0x04;
  private static final int SPIN_DOWN = 0x14;
  private static final int CONTROL_LOST = 0xFF;
  private static final int STOP = 1;
  private static final int PAUSE = 2;

  private MachineStatus() {}

  /**
   * Reads a packet; bytes after the last one that the code announces are ignored.
   *
   * @param width how the machine's model writes its resistance level
   * @return empty if the packet is shorter than its code announces
   */
  public static Optional<MachineStatusEvent> decode(byte[] packet, ResistanceWidth width) {
    if (packet.length == 0) {
      return Optional.empty();
    }
    int op = packet[0] & 0xFF;
    return switch (op) {
      case RESET -> Optional.of(new Reset());
      case STOPPED_OR_PAUSED -> parameter(packet).map(MachineStatus::stopOrPause);
      case SAFETY_KEY -> Optional.of(new SafetyKey());
      case STARTED -> Optional.of(new Started());
      case SPIN_DOWN -> parameter(packet).map(MachineStatus::spinDown);
      case CONTROL_LOST -> Optional.of(new ControlLost());
      default -> target(op, packet, width);
    };
  }

  private static Optional<Integer> parameter(byte[] packet) {
    return packet.length > 1 ? Optional.of(packet[1] & 0xFF) : Optional.empty();
  }

  private static MachineStatusEvent stopOrPause(int parameter) {
    return switch (parameter) {
      case STOP -> new Stopped();
      case PAUSE -> new Paused();
      default -> new Reserved(STOPPED_OR_PAUSED);
    };
  }

  private static MachineStatusEvent spinDown(int parameter) {
    return Arrays.stream(SpinDown.Phase.values())
        .filter(phase -> phase.code() == parameter)
        .findFirst()
        .<MachineStatusEvent>map(SpinDown::new)
        .orElseGet(() -> new Reserved(SPIN_DOWN));
  }

  private static Optional<MachineStatusEvent> target(int op, byte[] packet, ResistanceWidth width) {
    TargetFormat format = TargetFormat.ofStatusOp(op);
    if (format == null) {
      return Optional.of(new Reserved(op));
    }
    return packet.length > format.length(width)
        ? Optional.of(new TargetChanged(format.read(packet, 1, width)))
        : Optional.empty();
  }

  /**
   * The bytes of an event.
   *
   * @throws IllegalArgumentException if it tells a resistance level that {@link
   *     ResistanceWidth#carries} denies
   */
  public static byte[] encode(MachineStatusEvent event, ResistanceWidth width) {
    return switch (event) {
      case Reset _ -> bytes(RESET);
      case Stopped _ -> bytes(STOPPED_OR_PAUSED, STOP);
      case Paused _ -> bytes(STOPPED_OR_PAUSED, PAUSE);
      case SafetyKey _ -> bytes(SAFETY_KEY);
      case Started _ -> bytes(STARTED);
      case SpinDown(SpinDown.Phase phase) -> bytes(SPIN_DOWN, phase.code());
      case ControlLost _ -> bytes(CONTROL_LOST);
      case Reserved(int op) -> bytes(op);
      case TargetChanged(MachineTarget target) -> {
        TargetFormat format = TargetFormat.of(target);
        byte[] packet = new byte[1 + format.length(width)];
        packet[0] = (byte) format.statusOp();
        format.write(target, packet, 1, width);
        yield packet;
      }
    };
  }

  private static byte[] bytes(int... values) {
    byte[] packet = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      packet[i] = (byte) values[i];
    }
    return packet;
  }
}
