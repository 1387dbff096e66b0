package io.repstream.api.workout.activity;

import io.repstream.api.workout.fit.FitReader;

/** What became of reading a file. */
public sealed interface ActivityFile {
  /** The most bytes of a file that is read. */
  int MOST_BYTES = 4 << 20;

  /** It tells of a workout. */
  record Legible(Activity activity) implements ActivityFile {}

  /**
   * It does not.
   *
   * @param fault for who sent it
   */
  record Unreadable(String fault) implements ActivityFile {}

  /** Reads FIT or TCX, whatever the bytes are. Takes some milliseconds of one core; no I/O. */
  static ActivityFile read(byte[] file) {
    try {
      return new Legible(
          FitReader.isFit(file) ? FitActivityReader.read(file) : TcxActivityReader.read(file));
    } catch (UnreadableActivityException unreadable) {
      return new Unreadable(String.valueOf(unreadable.getMessage()));
    }
  }
}
