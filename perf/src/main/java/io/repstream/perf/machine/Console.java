package io.repstream.perf.machine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.repstream.common.ftms.control.ControlPoint;
import io.repstream.common.ftms.control.ControlReply;
import io.repstream.common.ftms.control.ControlRequest;
import io.repstream.common.ftms.control.ControlRequest.Procedure;
import io.repstream.common.ftms.control.ControlRequest.SetTarget;
import io.repstream.common.ftms.control.ControlResult;
import io.repstream.common.ftms.control.MachineStatus;
import io.repstream.common.ftms.control.MachineStatusEvent;
import io.repstream.common.ftms.control.MachineStatusEvent.TargetChanged;
import io.repstream.common.ftms.control.MachineTarget;
import io.repstream.common.ftms.control.MachineTarget.Single;
import io.repstream.common.ftms.control.ReceivedRequest;
import io.repstream.common.ftms.control.ReceivedRequest.Empty;
import io.repstream.common.ftms.control.ReceivedRequest.Refused;
import io.repstream.common.ftms.control.ReceivedRequest.Understood;
import io.repstream.common.ftms.control.ResistanceWidth;
import io.repstream.common.ftms.control.TargetField;
import io.repstream.common.id.CommandId;
import io.repstream.common.rmp.CommandOutcome;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.common.telemetry.SampleKind;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a machine does when it is told to: it takes targets and reports them back, it sets itself up
 * and reports that, and it executes nothing twice. For one event loop, but for {@link #behave}.
 */
public final class Console {
  /** How many commands a machine remembers with their answers. */
  static final int REMEMBERED = 32;

  private static final ResistanceWidth WIDTH = ResistanceWidth.U8;
  private static final int CONTROL_POINT = 1;
  private static final int MACHINE_STATUS_UUID = 0x2ADA;
  private static final byte[] NO_DATA = {};

  private final Map<CommandId, RmpMessage.Result> answers = new HashMap<>();
  private final Deque<CommandId> remembered = new ArrayDeque<>();
  private final Map<TargetField, Double> targets = new EnumMap<>(TargetField.class);
  private volatile Manner manner = Manner.OBEYS;
  private final AtomicInteger executed = new AtomicInteger();

  /** How a machine takes orders. */
  public enum Manner {
    OBEYS,
    /** Says that it did, and does nothing. */
    PRETENDS
  }

  /** Changes the manner; from any thread. */
  public void behave(Manner wanted) {
    manner = wanted;
  }

  /** How many commands were executed, repeats not counted; from any thread. */
  public int executedCount() {
    return executed.get();
  }

  /** The targets that were set last; on the event loop. */
  public Map<TargetField, Double> targets() {
    return Map.copyOf(targets);
  }

  /** Carries a command out, or answers again what it answered before. */
  RmpMessage.Result answer(SimulatedMachine machine, RmpMessage.Command command) {
    RmpMessage.Result before = answers.get(command.commandId());
    return before == null ? execute(machine, command) : before;
  }

  private RmpMessage.Result execute(SimulatedMachine machine, RmpMessage.Command command) {
    executed.incrementAndGet();
    RmpMessage.Result result =
        command.kind() == CONTROL_POINT
            ? control(machine, command)
            : result(command, carryOut(machine, command.payload()), NO_DATA);
    answers.put(command.commandId(), result);
    remembered.add(command.commandId());
    if (remembered.size() > REMEMBERED) {
      answers.remove(remembered.remove());
    }
    return result;
  }

  private RmpMessage.Result control(SimulatedMachine machine, RmpMessage.Command command) {
    ReceivedRequest request = ControlPoint.decode(command.payload(), WIDTH);
    return switch (request) {
      case Understood(ControlRequest understood) -> {
        if (manner == Manner.OBEYS) {
          obey(machine, understood);
        }
        ControlReply reply = ControlReply.of(understood.op(), ControlResult.SUCCESS);
        yield result(command, CommandOutcome.SUCCESS, reply.encode());
      }
      case Refused(ControlReply reply) -> result(command, CommandOutcome.INVALID, reply.encode());
      case Empty _ -> result(command, CommandOutcome.INVALID, NO_DATA);
    };
  }

  private void obey(SimulatedMachine machine, ControlRequest request) {
    switch (request) {
      case SetTarget(MachineTarget target) -> {
        if (target instanceof Single(TargetField field, double value)) {
          targets.put(field, value);
        }
        report(machine, new TargetChanged(target));
      }
      case Procedure.START_OR_RESUME -> report(machine, new MachineStatusEvent.Started());
      case Procedure.STOP -> report(machine, new MachineStatusEvent.Stopped());
      case Procedure.PAUSE -> report(machine, new MachineStatusEvent.Paused());
      case Procedure.RESET -> {
        targets.clear();
        report(machine, new MachineStatusEvent.Reset());
      }
      case Procedure _ -> {
        // Control is always ours, and there is nothing to spin down.
      }
    }
  }

  private static void report(SimulatedMachine machine, MachineStatusEvent event) {
    byte[] packet = MachineStatus.encode(event, WIDTH);
    byte[] payload = new byte[2 + packet.length];
    payload[0] = (byte) (MACHINE_STATUS_UUID >>> 8);
    payload[1] = (byte) MACHINE_STATUS_UUID;
    System.arraycopy(packet, 0, payload, 2, packet.length);
    machine.measure(SampleKind.FTMS, machine.machineTimeMs(), payload);
  }

  private CommandOutcome carryOut(SimulatedMachine machine, byte[] payload) {
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(payload))) {
      JsonObject order = reader.readObject();
      return switch (order.getString("name", "")) {
        case "SETUP" -> {
          if (manner == Manner.OBEYS) {
            reportSettings(machine, order.getJsonObject("args"));
          }
          yield CommandOutcome.SUCCESS;
        }
        case "MESSAGE", "LOCK", "UNLOCK", "SIGN_OUT" -> CommandOutcome.SUCCESS;
        default -> CommandOutcome.UNSUPPORTED;
      };
    } catch (JsonException | ClassCastException unreadable) {
      return CommandOutcome.INVALID;
    }
  }

  private static void reportSettings(SimulatedMachine machine, JsonObject settings) {
    JsonObject report =
        Json.createObjectBuilder()
            .add("code", "SETUP")
            .add("severity", "INFO")
            .add("text", "set up")
            .add("values", settings)
            .build();
    machine.measure(
        SampleKind.DIAGNOSTICS, machine.machineTimeMs(), report.toString().getBytes(UTF_8));
  }

  private static RmpMessage.Result result(
      RmpMessage.Command command, CommandOutcome outcome, byte[] data) {
    return new RmpMessage.Result(command.commandId(), outcome.code(), data, "");
  }
}
