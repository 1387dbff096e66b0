package io.repstream.api.account.credential;

import io.repstream.api.account.Account;
import io.repstream.api.account.EmailAddress;
import io.repstream.api.audit.AuditAction;
import io.repstream.api.platform.config.limit.LimitClass;
import io.repstream.api.platform.limit.RateLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** The mails of a password reset, few enough that nobody's mailbox can be flooded through us. */
@ApplicationScoped
public class ResetMails {
  private final AccountMails mails;
  private final RateLimits limits;

  @Inject
  public ResetMails(AccountMails mails, RateLimits limits) {
    this.mails = mails;
    this.limits = limits;
  }

  /** Whether another mail may go to an address, account or not. */
  boolean mayAsk(EmailAddress email) {
    return limits.take(LimitClass.MAIL_ACCOUNT, "reset|" + email.value()).refusal().isEmpty();
  }

  void send(Account account, String code, Duration life) {
    mails.passwordReset(account, code, life);
  }

  void done(Account account) {
    mails.changed(
        account,
        AuditAction.PASSWORD_CHANGED,
        "A new password was chosen with the code of our mail.");
  }
}
