package io.repstream.common.strength;

/** Reads strength samples; safe for all threads, never throws. */
@FunctionalInterface
public interface StrengthReader {
  /** Where nobody asks what was lifted: repetitions are motion and nothing else. */
  StrengthReader NONE = (_, _, _) -> new StrengthReading.Unreadable("not_read");

  /**
   * Reads a sample.
   *
   * @param kindCode of {@code SampleKind}: a repetition or a set
   * @param atMs its sample time
   */
  StrengthReading read(int kindCode, byte[] payload, long atMs);
}
