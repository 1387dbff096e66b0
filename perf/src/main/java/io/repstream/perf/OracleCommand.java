package io.repstream.perf;

import io.repstream.perf.Options.UsageException;
import io.repstream.perf.oracle.LedgerContents;
import io.repstream.perf.oracle.LedgerReader;
import io.repstream.perf.oracle.Oracle;
import io.repstream.perf.oracle.Stores;
import io.repstream.perf.oracle.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** {@code oracle}: judges what a run with a ledger left in the stores. */
final class OracleCommand {
  private static final Set<String> OPTIONS =
      Set.of("ledger", "mongo", "database", "redis", "workouts", "seed");

  private OracleCommand() {}

  /** Ends with 0 if every promise held, else with 1. */
  @SuppressWarnings("SystemOut") // the verdict is what the command is for
  static int run(List<String> arguments) throws UsageException, IOException {
    Options options = Options.parse(arguments, OPTIONS);
    LedgerContents ledger = LedgerReader.read(options.path("ledger"));
    String database = options.has("database") ? options.text("database") : Stores.DEFAULT_DATABASE;
    Stores stores = new Stores(options.text("mongo"), database, options.text("redis"));
    Verdict verdict =
        Oracle.judge(
            ledger,
            stores.read(ledger.samples().keySet()),
            workouts(options),
            options.wholeOr("seed", 0));
    System.out.print(verdict.toText());
    return verdict.isClean() ? 0 : 1;
  }

  private static Oracle.Workouts workouts(Options options) throws UsageException {
    String wanted = options.has("workouts") ? options.text("workouts") : "ended";
    return switch (wanted) {
      case "ended" -> Oracle.Workouts.ENDED;
      case "may-go-on" -> Oracle.Workouts.MAY_GO_ON;
      default -> throw new UsageException("--workouts is ended or may-go-on");
    };
  }
}
