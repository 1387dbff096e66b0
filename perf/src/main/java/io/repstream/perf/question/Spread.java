package io.repstream.perf.question;

import java.util.List;
import java.util.Locale;

/** A figure over several runs. */
record Spread(List<Double> values) {
  Spread {
    values = values.stream().sorted().toList();
  }

  double median() {
    return values.get(values.size() / 2);
  }

  String toText(String unit) {
    return String.format(
        Locale.ROOT,
        "%.2f %s (%.2f to %.2f over %d runs)",
        median(),
        unit,
        values.getFirst(),
        values.getLast(),
        values.size());
  }
}
