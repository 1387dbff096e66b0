package io.repstream.dev.launch;

import io.repstream.dev.gym.GymOptions;
import io.repstream.dev.gym.PortPlan;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Understands the arguments of the launcher. */
final class CommandLine {
  private CommandLine() {}

  static Command parse(List<String> arguments) {
    if (arguments.isEmpty()) {
      return new Command.Help();
    }
    List<String> rest = arguments.subList(1, arguments.size());
    return switch (arguments.getFirst()) {
      case "up" -> parseUp(rest);
      case "status" -> alone(rest, new Command.Status());
      case "help", "-h", "--help" -> new Command.Help();
      case "version", "--version" -> alone(rest, new Command.Version());
      default -> new Command.Misused("unknown command: " + arguments.getFirst());
    };
  }

  private static Command alone(List<String> rest, Command command) {
    return rest.isEmpty() ? command : new Command.Misused("unknown option: " + rest.getFirst());
  }

  private static Command parseUp(List<String> arguments) {
    GymOptions options = GymOptions.standard();
    Deque<String> rest = new ArrayDeque<>(arguments);
    while (!rest.isEmpty()) {
      String option = rest.pop();
      switch (option) {
        case "--no-simulation" -> options = options.withoutSimulation();
        case "--fresh" -> options = options.withFreshData();
        case "--port-base" -> {
          try {
            options = options.withPorts(ports(rest));
          } catch (IllegalArgumentException e) {
            return new Command.Misused(e.getMessage());
          }
        }
        case "-h", "--help" -> {
          return new Command.Help();
        }
        default -> {
          return new Command.Misused("unknown option: " + option);
        }
      }
    }
    return new Command.Up(options);
  }

  private static PortPlan ports(Deque<String> rest) {
    if (rest.isEmpty()) {
      throw new IllegalArgumentException("--port-base needs a port");
    }
    String base = rest.pop();
    if (!base.matches("[0-9]{1,5}")) {
      throw new IllegalArgumentException("--port-base needs a port, was " + base);
    }
    return PortPlan.from(Integer.parseInt(base));
  }
}
