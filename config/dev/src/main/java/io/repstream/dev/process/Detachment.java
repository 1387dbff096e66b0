package io.repstream.dev.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way to run a command in a session of its own, out of reach of the terminal's signals, on this
 * machine. Each way replaces itself by the command, so the process id is the command's own.
 *
 * @param prefix what goes before the command
 */
public record Detachment(List<String> prefix) {
  private static final List<String> PERL =
      List.of("perl", "-e", "use POSIX; POSIX::setsid(); exec { $ARGV[0] } @ARGV or die");
  // Last resort: the same session, but deaf to ctrl-C and to the terminal's end.
  private static final List<String> SHELL =
      List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");

  public Detachment {
    prefix = List.copyOf(prefix);
  }

  /** Looks for what this machine has: {@code setsid} on Linux, {@code perl} on macOS. */
  public static Detachment ofThisMachine() {
    return ofPath(Optional.ofNullable(System.getenv("PATH")).orElse(""));
  }

  static Detachment ofPath(String path) {
    if (isOnPath("setsid", path)) {
      return new Detachment(List.of("setsid"));
    }
    return new Detachment(isOnPath("perl", path) ? PERL : SHELL);
  }

  private static boolean isOnPath(String program, String path) {
    for (String directory : path.split(java.io.File.pathSeparator, -1)) {
      if (!directory.isEmpty() && Files.isExecutable(Path.of(directory, program))) {
        return true;
      }
    }
    return false;
  }

  /** The command with the prefix. */
  public List<String> apply(List<String> command) {
    List<String> all = new ArrayList<>(prefix);
    all.addAll(command);
    return all;
  }
}
