package io.repstream.perf.question;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Asks a question again and again and tells the spread. */
public final class Interview {
  private Interview() {}

  /**
   * Asks.
   *
   * @param command that repeats it, for the record
   * @param out takes text for people
   */
  public static void hold(Question question, int runs, String command, Consumer<String> out)
      throws IOException, InterruptedException {
    out.accept("question  " + question.text() + "\n");
    out.accept("command   " + command + "\n");
    out.accept("machine   " + MachineShape.toText() + "\n");
    SortedMap<String, List<Double>> all = new TreeMap<>();
    for (int run = 1; run <= runs; run++) {
      Question.Figures figures = question.ask();
      out.accept("run " + run + "     " + figures.values() + "\n");
      figures
          .values()
          .forEach((name, value) -> all.computeIfAbsent(name, _ -> new ArrayList<>()).add(value));
    }
    all.forEach(
        (name, values) -> {
          int comma = name.lastIndexOf(", ");
          out.accept(
              "  %-44s %s%n"
                  .formatted(
                      name.substring(0, comma),
                      new Spread(values).toText(name.substring(comma + 2))));
        });
  }
}
