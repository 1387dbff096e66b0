package io.repstream.api.account.credential;

import io.repstream.api.account.Account;
import io.repstream.api.account.AccountStore;
import io.repstream.api.account.EmailAddress;
import io.repstream.api.account.OneTimeCode;
import io.repstream.api.platform.config.ApiConfig;
import io.repstream.api.platform.config.limit.LimitClass;
import io.repstream.api.platform.limit.RateLimits;
import io.repstream.api.platform.secret.SecretText;
import io.repstream.common.clock.WallClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** Finds out whether e-mails belong to those who gave them. Blocks for its store. */
@ApplicationScoped
public class EmailVerifications {
  private final AccountStore accounts;
  private final AccountMails mails;
  private final RateLimits limits;
  private final Duration life;
  private final WallClock clock = WallClock.system();

  @Inject
  public EmailVerifications(
      AccountStore accounts, AccountMails mails, RateLimits limits, ApiConfig config) {
    this.accounts = accounts;
    this.mails = mails;
    this.limits = limits;
    this.life = config.accounts().verificationLife();
  }

  /** Mails a code to the e-mail of a new account. */
  public void begin(Account account) {
    String code = SecretText.random();
    accounts.putVerification(
        account.id(),
        new OneTimeCode(
            SecretText.sha256(code), clock.instant().plus(life).truncatedTo(ChronoUnit.MILLIS)));
    mails.verification(account, code, life);
  }

  /** Mails another code, if somebody waits for one; the caller cannot tell. */
  public void resend(EmailAddress email) {
    boolean patient =
        limits.take(LimitClass.MAIL_ACCOUNT, "verify|" + email.value()).refusal().isEmpty();
    if (patient) {
      accounts.byEmail(email).filter(account -> !account.isVerified()).ifPresent(this::begin);
    }
  }

  /** Uses a code; false where it is wrong, used or too old. */
  public boolean redeem(String code) {
    return accounts
        .verifyEmail(SecretText.sha256(code), clock.instant().truncatedTo(ChronoUnit.MILLIS))
        .isPresent();
  }
}
