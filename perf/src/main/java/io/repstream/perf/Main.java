package io.repstream.perf;

import io.repstream.perf.Options.UsageException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** The command line. */
public final class Main {
  /** As sysexits.h has it. */
  private static final int EXIT_USAGE = 64;

  private static final int EXIT_INPUT = 66;

  private static final String USAGE =
      """
      usage: repstream-perf <command> [options]

      fleet --demo <demo.json> --rides <file> [--speed <x>] [--seed <n>]
          the simulated gym, until it is stopped; finished rides go to the file

      fleet --gateway <host:port> --credentials <file> [--machines <n>] [--rate <samples/s each>]
            [--samples-per-frame <1..16>] [--duration <60s>] [--ledger <file>] [--loops <n>]
            [--seed <n>]
          load; the credentials are a JSON object with machines [{id, key, keyId, type}]

      oracle --ledger <file> --mongo <url> --redis <url> [--database <name>]
             [--workouts <ended|may-go-on>] [--seed <n>]
          compares a ledger with what is stored; fails when a promise is broken

      chaos [--only <F1,F3,…>] [--machines <n>] [--form <short|full>] [--home <directory>]
            [--directory <directory>] [--seed <n>]
          faults against the real processes, with machines under load and the oracle at the end

      machine-check [--transport <tcp|tls|ws|wss|ws+json|wss+json>] [--host <address>] [--port <n>]
                    [--machine <id>] [--key <base64url>] [--key-id <n>] [--certificate <pem>]
                    [--certificate-key <pem>] [--report <file>] [--home <directory>]
          a gateway that takes the machine which connects through the clauses of the protocol

      conformance [--host <name> --machine <id> --key <base64url> [--port <n>] [--key-id <n>]
                  [--transport <…>] [--ca <pem>]] [--report <file>] [--home <directory>]
          takes a gateway through the same clauses: the one named, else one of its own

      loadtest throughput [--samples-per-frame <1..16>] [--rate <samples/s each>]
      loadtest latency [--rate <samples/s each>]
      loadtest idle
      loadtest storm
               … [--transport <tcp|tls|ws|wss>] [--machines <n>] [--duration <20s>] [--runs <n>]
               [--home <directory>]
               [--directory <directory>]
          one question, asked several times of a gateway of its own

      bench keepalive --url <url> [--requests <n>] [--warm-up <n>] [--bearer <token>]
          fetches one URL on one connection; fails when the median is 5 ms or more

      bench decode
          what decoding one sample takes, in nanoseconds and allocated bytes

      bench ingest [--machines <n>] [--rate <samples/s each>] [--warm-up <30s>] [--duration <60s>]
                   [--runs <n>] [--home <directory>] [--directory <directory>]
          what ingest takes of the processor for a sample, and how often it writes documents

      bench workout [--warm-up <n>] [--requests <n>] [--rounds <n>] [--home <directory>]
                    [--directory <directory>]
          an hour's workout at 300 points, here and in the Express service in perf/peers/express

      bench me [--warm-up <n>] [--requests <n>] [--rounds <n>] [--home <directory>]
               [--directory <directory>]
          GET /v1/me beside a bare hello of the same framework; fails above 3 times its cost

      bench logins [--logins <n/s>] [--reads <n/s>] [--duration <20s>] [--runs <n>]
                   [--home <directory>] [--directory <directory>]
          GET /v1/me while more logins come than can be hashed; fails when it gets slow
      """;

  private Main() {}

  /** Runs a command; its exit status tells how it went. */
  public static void main(String[] arguments) {
    System.exit(run(Arrays.asList(arguments)));
  }

  @SuppressWarnings("SystemOut") // a command line answers there
  private static int run(List<String> arguments) {
    try {
      return command(arguments);
    } catch (UsageException e) {
      System.err.println(e.getMessage() + "\n\n" + USAGE);
      return EXIT_USAGE;
    } catch (IOException | IllegalArgumentException e) {
      System.err.println(e.getMessage());
      return EXIT_INPUT;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  private static int command(List<String> arguments)
      throws UsageException, IOException, InterruptedException {
    String name = arguments.isEmpty() ? "" : arguments.getFirst();
    List<String> rest = arguments.isEmpty() ? List.of() : arguments.subList(1, arguments.size());
    return switch (name) {
      case "fleet" -> FleetCommand.run(rest);
      case "bench" -> BenchCommand.run(rest);
      case "oracle" -> OracleCommand.run(rest);
      case "chaos" -> ChaosCommand.run(rest);
      case "machine-check" -> MachineCheckCommand.run(rest);
      case "conformance" -> ConformanceCommand.run(rest);
      case "loadtest" -> LoadtestCommand.run(rest);
      default -> throw new UsageException("which command?");
    };
  }
}
