package io.repstream.api.account;

import java.time.Duration;

/** What became of somebody who wanted an account. */
public sealed interface Registration {
  /** They have one. */
  record Registered(Account account) implements Registration {}

  /** Somebody has that e-mail. */
  record EmailTaken() implements Registration {}

  /** The password will not do. */
  record WeakPassword(String fault) implements Registration {}

  /** Too many wait for a password hash. */
  record Busy(Duration retryAfter) implements Registration {}
}
