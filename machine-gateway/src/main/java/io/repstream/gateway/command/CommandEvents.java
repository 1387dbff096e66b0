package io.repstream.gateway.command;

import io.repstream.common.clock.WallClock;
import io.repstream.common.id.GatewayId;
import io.repstream.common.redis.CommandEvent;
import io.repstream.common.redis.CommandEvent.What;
import io.repstream.common.redis.WaitingCommand;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.gateway.session.Effect.Identity;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Puts what becomes of commands into words; cuts what machines say to what is worth keeping. */
public final class CommandEvents {
  private static final int MOST_DATA_BYTES = 512;
  private static final int LONGEST_TEXT = 200;

  private final GatewayId gatewayId;
  private final WallClock clock;

  public CommandEvents(GatewayId gatewayId, WallClock clock) {
    this.gatewayId = gatewayId;
    this.clock = clock;
  }

  CommandEvent sent(InFlight command, long afterSeq) {
    Identity identity = identityOf(command);
    return event(command, What.SENT, identity.bootId().toString(), afterSeq, null);
  }

  CommandEvent result(InFlight command, RmpMessage.Result result) {
    return event(command, What.RESULT, null, null, result);
  }

  /** One that says nothing more. */
  CommandEvent of(InFlight command, What what) {
    return event(command, what, null, null, null);
  }

  private CommandEvent event(
      InFlight command,
      What what,
      @Nullable String bootId,
      @Nullable Long afterSeq,
      RmpMessage.@Nullable Result result) {
    return new CommandEvent(
        CommandEvent.VERSION,
        command.commandId().toString(),
        identityOf(command).machineId().value(),
        gatewayId.value(),
        what,
        clock.millis(),
        bootId,
        afterSeq,
        result == null ? null : result.outcome(),
        result == null ? null : WaitingCommand.encode(cut(result.data())),
        result == null ? null : cut(result.text()));
  }

  private static Identity identityOf(InFlight command) {
    return command.connection().admission().identity();
  }

  private static byte[] cut(byte[] data) {
    return data.length <= MOST_DATA_BYTES ? data : Arrays.copyOf(data, MOST_DATA_BYTES);
  }

  private static String cut(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST_TEXT
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_TEXT));
  }
}
