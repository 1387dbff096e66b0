package io.repstream.api.account.credential;

import io.repstream.api.account.Account;
import io.repstream.api.audit.AuditAction;
import io.repstream.api.audit.AuditEvent;
import io.repstream.api.audit.AuditLog;
import io.repstream.api.mail.Mail;
import io.repstream.api.mail.MailQueue;
import io.repstream.api.platform.config.ApiConfig;
import io.repstream.common.clock.WallClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/** The mails about accounts. A link carries its code in the fragment, which no server logs. */
@ApplicationScoped
public class AccountMails {
  private final MailQueue mails;
  private final AuditLog audit;
  private final Optional<String> linkBase;
  private final WallClock clock = WallClock.system();

  @Inject
  public AccountMails(MailQueue mails, AuditLog audit, ApiConfig config) {
    this.mails = mails;
    this.audit = audit;
    this.linkBase = config.accounts().mail().linkBase();
  }

  /** Asks somebody to show that the e-mail is theirs. */
  void verification(Account account, String code, Duration life) {
    send(
        account,
        "Verify your e-mail",
        """
        Welcome to Repstream.

        %s

        It is good for %d hours. If you did not make an account, do nothing: without the code
        nobody can use your address.
        """
            .formatted(way("verify-email", code), Math.max(1, life.toHours())));
  }

  /** Lets somebody choose a new password. */
  void passwordReset(Account account, String code, Duration life) {
    send(
        account,
        "Choose a new password",
        """
        Somebody, hopefully you, asked for a new password.

        %s

        It is good once, for %d minutes. If it was not you, do nothing: your password stays.
        """
            .formatted(way("reset-password", code), life.toMinutes()));
  }

  /** Tells somebody what was changed in their account, in case it was not them; audits it. */
  void changed(Account account, AuditAction action, String what) {
    audit.record(AuditEvent.ofAccount(action, account.id(), "", clock.instant()));
    send(
        account,
        "Your account was changed",
        """
        %s

        If that was not you, ask for a new password at once: it ends all logins.
        """
            .formatted(what));
  }

  private String way(String page, String code) {
    return linkBase
        .map(base -> "Open " + base.replaceAll("/+$", "") + "/" + page + "#code=" + code)
        .orElseGet(() -> "Your code: " + code);
  }

  private void send(Account account, String subject, String text) {
    mails.offer(new Mail(account.email(), subject, text));
  }
}
