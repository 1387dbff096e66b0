package io.repstream.gateway;

import io.repstream.common.id.GatewayId;
import io.repstream.common.redis.CommandEvent;
import io.repstream.common.rmp.CommandOutcome;
import io.repstream.gateway.admission.LiveMachines;
import io.repstream.gateway.command.CommandDesk;
import io.repstream.gateway.command.CommandEvents;
import io.repstream.gateway.command.CommandMeter;
import io.repstream.gateway.command.RedisCommandQueue;
import io.repstream.gateway.handler.Clocks;
import io.repstream.gateway.ops.GatewayMetrics;
import io.repstream.gateway.redis.RedisAccess;
import io.repstream.gateway.redis.RedisBatcher;
import java.util.Locale;
import java.util.concurrent.ScheduledExecutorService;

/** The parts that bring commands to machines, put together. */
final class CommandSide implements AutoCloseable {
  private final RedisBatcher batcher;
  private final CommandDesk desk;

  /**
   * @param timer for short work only
   */
  CommandSide(
      GatewayId gatewayId,
      RedisAccess access,
      LiveMachines machines,
      ScheduledExecutorService timer,
      Clocks clocks,
      GatewayMetrics metrics) {
    this.batcher =
        new RedisBatcher(
            "commands",
            access,
            RedisCommandQueue.scripts(),
            fault -> metrics.notStored(fault.label()));
    this.desk =
        new CommandDesk(
            new RedisCommandQueue(batcher),
            machines,
            new CommandEvents(gatewayId, clocks.wall()),
            new Meter(metrics),
            timer,
            clocks.monotonic());
    metrics.gauge(
        "repstream_gateway_commands_in_flight",
        "Machines that work on a command.",
        desk::inFlightCount);
    metrics.gauge(
        "repstream_gateway_commands_untold",
        "Steps of commands that wait for Redis.",
        desk::untoldCount);
  }

  CommandDesk desk() {
    return desk;
  }

  @Override
  public void close() {
    batcher.close();
  }

  private record Meter(GatewayMetrics metrics) implements CommandMeter {
    @Override
    public void told(CommandEvent event) {
      Integer outcome = event.outcome();
      String step = outcome == null ? event.what().name() : CommandOutcome.ofCode(outcome).name();
      metrics.command(step.toLowerCase(Locale.ROOT));
    }

    @Override
    public void refused() {
      metrics.command("not_kept");
    }

    @Override
    public void unasked() {
      metrics.command("unasked");
    }
  }
}
