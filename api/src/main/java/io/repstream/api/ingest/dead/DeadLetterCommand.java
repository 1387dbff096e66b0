package io.repstream.api.ingest.dead;

import io.repstream.api.platform.config.StreamSettings;
import io.repstream.common.config.InvalidSettingsException;
import io.repstream.common.redis.TelemetryShards;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The operator's command {@code dlq}: tells what ingest put aside, gives it back to the stream or
 * drops it. It needs the settings {@code repstream.redis.stream.url} and {@code
 * repstream.telemetry.shards} and nothing else of the api's.
 */
public final class DeadLetterCommand {
  static final int OK = 0;
  static final int NONE_FOUND = 1;

  /** As sysexits.h has them, as are the next two. */
  static final int MISUSED = 64;

  static final int UNAVAILABLE = 69;
  static final int MISCONFIGURED = 78;

  static final String USAGE =
      """
      Usage: dlq list             What was put aside, the oldest first: shard, reason, key, bytes.
             dlq replay KEY|--all Give it back to the stream; repeats change nothing.
             dlq drop KEY|--all   Forget it: its samples are lost.
      """;

  private static final String ALL = "--all";
  private static final int MOST_OF_A_SHARD = 10_000;

  private final DeadLetterBox box;
  private final PrintStream out;

  DeadLetterCommand(DeadLetterBox box, PrintStream out) {
    this.box = box;
    this.out = out;
  }

  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments)));
  }

  private static int run(List<String> arguments) {
    try {
      StreamSettings settings = StreamSettings.read(ConfigProvider.getConfig());
      TelemetryShards shards = new TelemetryShards(settings.shards());
      try (RedisDeadLetterBox box = new RedisDeadLetterBox(settings.redis(), shards)) {
        return new DeadLetterCommand(box, System.out).execute(arguments);
      }
    } catch (InvalidSettingsException faults) {
      System.err.print(faults.getMessage());
      return MISCONFIGURED;
    } catch (RuntimeException away) {
      System.err.println("dlq: Redis cannot be used: " + away.getMessage());
      return UNAVAILABLE;
    }
  }

  /** Runs one command and answers its exit code. */
  int execute(List<String> arguments) {
    if (arguments.equals(List.of("list"))) {
      return list();
    }
    if (arguments.size() == 2) {
      switch (arguments.getFirst()) {
        case "replay" -> {
          return each(arguments.getLast(), "replayed", box::replay);
        }
        case "drop" -> {
          return each(arguments.getLast(), "dropped", box::drop);
        }
        default -> {}
      }
    }
    out.print(USAGE);
    return MISUSED;
  }

  private int list() {
    List<StoredLetter> letters = box.list(MOST_OF_A_SHARD);
    for (StoredLetter letter : letters) {
      out.printf(
          "%d\t%s\t%s\t%s\t%d%n",
          letter.shard(), letter.id(), letter.reason(), letter.key(), letter.bytes());
    }
    out.printf("%d letters%n", letters.size());
    return OK;
  }

  private int each(String key, String done, Function<StoredLetter, Boolean> action) {
    int count = 0;
    for (StoredLetter letter : box.list(MOST_OF_A_SHARD)) {
      if ((key.equals(ALL) || key.equals(letter.key())) && action.apply(letter)) {
        count++;
      }
    }
    out.printf("%d %s%n", count, done);
    return count > 0 || key.equals(ALL) ? OK : NONE_FOUND;
  }
}
