package io.repstream.api.account.credential;

import io.repstream.api.account.Account;
import io.repstream.api.account.AccountStore;
import io.repstream.api.account.password.GuardedCheck;
import io.repstream.api.account.password.PasswordHash;
import io.repstream.api.account.password.PasswordRules;
import io.repstream.api.account.password.Passwords;
import io.repstream.api.account.session.LoginSessions;
import io.repstream.api.audit.AuditAction;
import io.repstream.api.platform.access.ClientAddress;
import io.repstream.api.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives somebody who is logged in a new password, which ends their other logins. Blocks for hashes
 * and stores.
 */
@ApplicationScoped
public class PasswordChanges {
  private static final Logger LOG = LoggerFactory.getLogger(PasswordChanges.class);

  private final AccountStore accounts;
  private final PasswordChecks checks;
  private final Passwords passwords;
  private final LoginSessions sessions;
  private final AccountMails mails;

  @Inject
  public PasswordChanges(
      AccountStore accounts,
      PasswordChecks checks,
      Passwords passwords,
      LoginSessions sessions,
      AccountMails mails) {
    this.accounts = accounts;
    this.checks = checks;
    this.passwords = passwords;
    this.sessions = sessions;
    this.mails = mails;
  }

  /**
   * Changes a password.
   *
   * @param sessionId the login that stays
   */
  public PasswordChange change(
      Account account, String sessionId, String present, String next, ClientAddress address) {
    Optional<String> fault = PasswordRules.fault(next);
    if (fault.isPresent()) {
      return new PasswordChange.Weak(fault.get());
    }
    return switch (checks.check(account, present, address)) {
      case GuardedCheck.Right _ -> replace(account, sessionId, next);
      case GuardedCheck.Wrong() -> new PasswordChange.WrongPassword();
      case GuardedCheck.TooMany(Refusal refusal) -> new PasswordChange.TooMany(refusal);
      case GuardedCheck.Busy(var retryAfter) -> new PasswordChange.Busy(retryAfter);
    };
  }

  private PasswordChange replace(Account account, String sessionId, String next) {
    return switch (passwords.hash(next)) {
      case PasswordHash.Busy(var retryAfter) -> new PasswordChange.Busy(retryAfter);
      case PasswordHash.Hashed(String stored) -> {
        // The check may just have made the old hash anew.
        String present =
            accounts.byId(account.id()).map(Account::passwordHash).orElse(account.passwordHash());
        if (!accounts.replacePasswordHash(account.id(), present, stored)) {
          yield new PasswordChange.WrongPassword();
        }
        sessions.endAll(account.id(), Set.of(sessionId));
        LOG.atInfo().addKeyValue("event.action", "password-changed").log("password changed");
        mails.changed(account, AuditAction.PASSWORD_CHANGED, "Your password was changed.");
        yield new PasswordChange.Changed();
      }
    };
  }
}
