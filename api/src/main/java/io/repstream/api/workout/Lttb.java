package io.repstream.api.workout;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Largest-Triangle-Three-Buckets (Steinarsson 2013): picks the points that keep a curve's shape,
 * peaks included, where means would flatten it.
 */
final class Lttb {
  private Lttb() {}

  /**
   * Picks rows of a curve; the first and the last are always among them.
   *
   * @param x rising
   * @param y a row without a value counts as 0
   * @param points at least 3
   * @return indexes of the rows, rising
   */
  static int[] pick(List<Double> x, List<@Nullable Double> y, int points) {
    int rows = x.size();
    if (rows <= points) {
      int[] all = new int[rows];
      for (int i = 0; i < rows; i++) {
        all[i] = i;
      }
      return all;
    }
    int[] picked = new int[points];
    double bucket = (double) (rows - 2) / (points - 2);
    for (int i = 1; i < points - 1; i++) {
      int from = (int) ((i - 1) * bucket) + 1;
      int to = (int) (i * bucket) + 1;
      int nextTo = Math.min((int) ((i + 1) * bucket) + 1, rows);
      picked[i] = farthest(x, y, picked[i - 1], from, to, nextTo);
    }
    picked[points - 1] = rows - 1;
    return picked;
  }

  /** The row of [from, to) that spans the largest triangle with the last pick and what follows. */
  private static int farthest(
      List<Double> x, List<@Nullable Double> y, int last, int from, int to, int nextTo) {
    double nextX = 0;
    double nextY = 0;
    for (int i = to; i < nextTo; i++) {
      nextX += x.get(i);
      nextY += value(y, i);
    }
    int count = Math.max(1, nextTo - to);
    nextX /= count;
    nextY /= count;
    int best = from;
    double largest = -1;
    for (int i = from; i < to; i++) {
      double area =
          Math.abs(
              (x.get(last) - nextX) * (value(y, i) - value(y, last))
                  - (x.get(last) - x.get(i)) * (nextY - value(y, last)));
      if (area > largest) {
        largest = area;
        best = i;
      }
    }
    return best;
  }

  private static double value(List<@Nullable Double> column, int row) {
    Double value = column.get(row);
    return value == null ? 0 : value;
  }
}
