package io.repstream.api.command;

import io.repstream.api.command.life.Command;
import io.repstream.common.clock.MonotonicClock;
import io.repstream.common.clock.WallClock;
import io.repstream.common.id.CommandId;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes on with commands where a process stopped: hands over, reads back, gives up. Commands that
 * this process is reading back are looked at ten times a second, all others when they are due. One
 * virtual thread a process; several processes do the same work without harm.
 */
@ApplicationScoped
public class CommandUpkeep {
  private static final Logger LOG = LoggerFactory.getLogger(CommandUpkeep.class);
  private static final Duration READ_BACK_EVERY = Duration.ofMillis(100);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);
  private static final int PAGE = 100;

  /** More are read back when they are due, once. */
  private static final int MOST_READ_BACK = 200;

  private final CommandStore store;
  private final Commands commands;
  private final WallClock clock = WallClock.system();
  private final MonotonicClock monotonic = MonotonicClock.system();
  private final Map<CommandId, Command> readBacks = new ConcurrentHashMap<>();
  private final Thread worker = Thread.ofVirtual().name("command-upkeep").unstarted(this::run);

  @Inject
  public CommandUpkeep(CommandStore store, Commands commands) {
    this.store = store;
    this.commands = commands;
  }

  /** Looks often at this command from now on, where there is room. */
  void watch(CommandId id) {
    if (readBacks.size() < MOST_READ_BACK) {
      store
          .byId(id)
          .filter(Command::awaitsReadBack)
          .ifPresent(command -> readBacks.put(id, command));
    }
  }

  void start(@Observes @Priority(200) @Initialized(ApplicationScoped.class) Object event) {
    worker.start();
  }

  void stop(@Observes @Priority(100) @BeforeDestroyed(ApplicationScoped.class) Object event) {
    worker.interrupt();
  }

  private void run() {
    long lookedAt = monotonic.nanos();
    while (!Thread.currentThread().isInterrupted()) {
      Duration pause = READ_BACK_EVERY;
      try {
        readBacks.values().forEach(this::readBack);
        if (monotonic.since(lookedAt).compareTo(LOOK_EVERY) >= 0) {
          lookedAt = monotonic.nanos();
          store.due(clock.instant(), PAGE).forEach(commands::lookAfter);
        }
      } catch (RuntimeException away) {
        LOG.warn("commands cannot be looked after now: {}", away.toString());
        pause = AFTER_FAILURE;
      }
      if (!slept(pause)) {
        return;
      }
    }
  }

  private void readBack(Command command) {
    Optional<Command> decided = commands.readBack(command);
    Optional<Command> present = decided.isPresent() ? decided : store.byId(command.id());
    present
        .filter(Command::awaitsReadBack)
        .ifPresentOrElse(
            open -> readBacks.put(open.id(), open), () -> readBacks.remove(command.id()));
  }

  private static boolean slept(Duration pause) {
    try {
      Thread.sleep(pause);
      return true;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
