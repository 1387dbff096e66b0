package io.repstream.perf.question;

import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** One question; asked several times, each time of a fresh gateway. */
public interface Question {
  /** In words, with what it is asked of. */
  String text();

  /** Asks once. Blocks. */
  Figures ask() throws IOException, InterruptedException;

  /**
   * What one run came to.
   *
   * @param values by name with unit, for instance {@code gateway CPU per sample, µs}
   */
  record Figures(SortedMap<String, Double> values) {
    public Figures {
      values = new TreeMap<>(values);
    }

    static Figures of(Map<String, Double> values) {
      return new Figures(new TreeMap<>(values));
    }
  }
}
