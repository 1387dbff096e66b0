package io.repstream.api.platform.config.account;

import java.time.Duration;

/**
 * What accounts need.
 *
 * @param verification whether a login needs a verified e-mail
 * @param verificationLife how long a code of an e-mail's verification is good
 * @param resetLife how long a code of a password reset is good, at most 30 minutes
 * @param staffSecondFactor whether admins of chains and gyms need a second factor
 * @param mail how mails leave
 */
public record AccountConfig(
    Need verification,
    Duration verificationLife,
    Duration resetLife,
    Need staffSecondFactor,
    MailConfig mail) {
  /** Whether something must be. */
  public enum Need {
    REQUIRED,
    OPTIONAL
  }
}
