package io.repstream.common.ftms;

/** What became of one packet. */
public sealed interface FtmsResult {

  /**
   * A packet with its mandatory fields: a record of its own, or the one that closes a held record.
   *
   * @param trailingLength how many bytes at the end of the packet no flag explains; 0 means that
   *     the length matched exactly
   */
  record Decoded(FtmsData data, int trailingLength) implements FtmsResult {}

  /**
   * A packet without its mandatory fields; more of the same record follows.
   *
   * @param trailingLength as in {@link Decoded}
   */
  record Held(FtmsData data, int trailingLength) implements FtmsResult {}

  /** A packet of which nothing was read. */
  record Dropped(Reason reason) implements FtmsResult {}

  /** Why a packet was dropped. */
  enum Reason {
    /** No bytes, or a flag word that announces nothing; sent by machines at wake and sleep. */
    NULL_PACKET,
    /** Fewer bytes than the flag word announces. */
    TRUNCATED,
    /** Not one of the six data characteristics. */
    UNKNOWN_CHARACTERISTIC
  }
}
