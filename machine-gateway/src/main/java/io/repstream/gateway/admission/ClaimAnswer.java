package io.repstream.gateway.admission;

import io.repstream.gateway.session.Claim;

/** What became of a claim. */
public sealed interface ClaimAnswer {
  /** The connection is its machine's only one. */
  record Granted(Claim claim) implements ClaimAnswer {}

  /** Two boots fight for the machine's id; neither is let in. */
  record Quarantined() implements ClaimAnswer {}

  /** The store is away. */
  record Unanswerable() implements ClaimAnswer {}
}
