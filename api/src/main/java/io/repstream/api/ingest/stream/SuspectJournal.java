package io.repstream.api.ingest.stream;

/**
 * Which sample was in hand when a worker went down. For the worker that holds the shard; calls may
 * block and throw where the store is away.
 */
public interface SuspectJournal {
  /** A worker begins: what is in hand now was so when the one before it went down. */
  void open();

  /**
   * Takes a sample in hand, unless it is known to bring workers down.
   *
   * @param key of the sample
   * @return how many workers went down with it in hand
   */
  int takeInHand(String key);

  /** The sample in hand is done with, and its crashes are forgotten. */
  void done(String key);

  /** The sample in hand is put down undone, by a worker that lives. */
  void putDown();
}
