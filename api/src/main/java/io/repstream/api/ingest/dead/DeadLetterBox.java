package io.repstream.api.ingest.dead;

import java.util.List;

/** The dead letters of all shards. Calls may block and throw where the store is away. */
interface DeadLetterBox {
  /**
   * The oldest letters of each shard.
   *
   * @param limit most of one shard
   */
  List<StoredLetter> list(int limit);

  /**
   * Puts what a letter holds back into its stream and removes the letter, at once; whoever reads it
   * again finds the same samples in the same places.
   *
   * @return false where the letter is gone, or holds nothing
   */
  boolean replay(StoredLetter letter);

  /**
   * Removes a letter.
   *
   * @return false where it is gone
   */
  boolean drop(StoredLetter letter);
}
