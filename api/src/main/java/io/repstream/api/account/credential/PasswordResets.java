package io.repstream.api.account.credential;

import io.repstream.api.account.Account;
import io.repstream.api.account.AccountStore;
import io.repstream.api.account.EmailAddress;
import io.repstream.api.account.OneTimeCode;
import io.repstream.api.account.password.PasswordHash;
import io.repstream.api.account.password.PasswordRules;
import io.repstream.api.account.password.Passwords;
import io.repstream.api.account.session.LoginSessions;
import io.repstream.api.platform.access.ClientAddress;
import io.repstream.api.platform.config.ApiConfig;
import io.repstream.api.platform.secret.SecretText;
import io.repstream.common.clock.WallClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives somebody who has forgotten the password a new one, by a code that goes to their e-mail. It
 * ends all their logins. Blocks for hashes and stores.
 */
@ApplicationScoped
public class PasswordResets {
  private static final Logger LOG = LoggerFactory.getLogger(PasswordResets.class);

  private final AccountStore accounts;
  private final PasswordChecks checks;
  private final Passwords passwords;
  private final LoginSessions sessions;
  private final ResetMails mails;
  private final Duration life;
  private final WallClock clock = WallClock.system();

  @Inject
  public PasswordResets(
      AccountStore accounts,
      PasswordChecks checks,
      Passwords passwords,
      LoginSessions sessions,
      ResetMails mails,
      ApiConfig config) {
    this.accounts = accounts;
    this.checks = checks;
    this.passwords = passwords;
    this.sessions = sessions;
    this.mails = mails;
    this.life = config.accounts().resetLife();
  }

  /** Mails a code, if the e-mail has an account; the caller cannot tell. */
  public void forgot(EmailAddress email) {
    if (mails.mayAsk(email)) {
      accounts.byEmail(email).ifPresent(this::begin);
    }
  }

  private void begin(Account account) {
    String code = SecretText.random();
    OneTimeCode stored = new OneTimeCode(SecretText.sha256(code), now().plus(life));
    accounts.putPasswordReset(account.id(), stored);
    mails.send(account, code, life);
  }

  /** Uses a code. */
  public PasswordChange reset(String code, String next, ClientAddress address) {
    Optional<String> fault = PasswordRules.fault(next);
    if (fault.isPresent()) {
      return new PasswordChange.Weak(fault.get());
    }
    String sha256 = SecretText.sha256(code);
    // Looked for first: nobody makes us hash for nothing. Used by one atomic change below.
    if (accounts.byPasswordReset(sha256, now()).isEmpty()) {
      return new PasswordChange.WrongCode();
    }
    return switch (passwords.hash(next)) {
      case PasswordHash.Busy(var retryAfter) -> new PasswordChange.Busy(retryAfter);
      case PasswordHash.Hashed(String stored) ->
          accounts
              .resetPassword(sha256, now(), stored)
              .map(account -> finish(account, address))
              .orElseGet(PasswordChange.WrongCode::new);
    };
  }

  private PasswordChange finish(Account account, ClientAddress address) {
    sessions.endAll(account.id(), Set.of());
    // Whoever reads the mail is the owner: no guesser can keep them out from here on.
    checks.remember(new EmailAddress(account.email()), address);
    LOG.atInfo().addKeyValue("event.action", "password-reset").log("password reset");
    mails.done(account);
    return new PasswordChange.Changed();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
