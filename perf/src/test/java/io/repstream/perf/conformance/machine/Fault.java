package io.repstream.perf.conformance.machine;

import io.repstream.perf.conformance.Clause;

/** What a machine can do wrong, and the one clause that this breaks. */
enum Fault {
  BODY_TOO_LONG(Clause.W1),
  LEAVES_AT_IGNORABLE_FRAMES(Clause.W2),
  SKIPS_WHAT_IT_MAY_NOT(Clause.W3),
  TALKS_BEFORE_WELCOME(Clause.H1),
  WRONG_MAC(Clause.H2),
  TRUSTS_ANYBODY(Clause.H3),
  REPEATS_ITS_NONCE(Clause.H4),
  WAITS_FOR_EVER(Clause.H5),
  CONNECTS_TWICE(Clause.H9),
  FORGETS_WHAT_WAS_OPEN(Clause.S1),
  DECLARES_NONSENSE(Clause.S2),
  EMPTY_CHARACTERISTIC(Clause.S3),
  CHANGES_WHAT_IT_REPEATS(Clause.S4),
  BOOTS_WITH_EACH_LINK(Clause.S5),
  REPEATS_WHILE_CONNECTED(Clause.A1),
  HEEDS_NO_WINDOW(Clause.A2),
  HEEDS_NO_SLOW(Clause.A3),
  WRONG_PONG(Clause.B1),
  NEVER_PINGS(Clause.B2),
  BEARS_SILENCE(Clause.B3),
  NEVER_SAYS_RECEIVED(Clause.C1),
  EXECUTES_AGAIN(Clause.C2),
  IGNORES_WHAT_IT_CANNOT_DO(Clause.C3),
  GOES_ON_AFTER_GOAWAY(Clause.G1),
  BACK_TOO_SOON(Clause.G2),
  HEEDS_NO_REJECT(Clause.R1);

  private final Clause broken;

  Fault(Clause broken) {
    this.broken = broken;
  }

  Clause broken() {
    return broken;
  }
}
