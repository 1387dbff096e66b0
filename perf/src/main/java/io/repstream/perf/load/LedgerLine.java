package io.repstream.perf.load;

/** What a ledger holds. */
sealed interface LedgerLine permits LedgerEntry, LedgerMark {
  /** Adds one line of JSON with its end. All texts are of characters that JSON does not escape. */
  void appendTo(StringBuilder lines);
}
