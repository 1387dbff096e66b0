package io.repstream.api.account;

import io.repstream.api.account.LoginOutcome.Busy;
import io.repstream.api.account.LoginOutcome.LoggedIn;
import io.repstream.api.account.LoginOutcome.Refused;
import io.repstream.api.account.password.PasswordCheck;
import io.repstream.api.account.password.PasswordHash;
import io.repstream.api.account.password.Passwords;
import io.repstream.api.account.session.LoginSessions;
import io.repstream.api.account.session.Rotation;
import io.repstream.api.account.token.AccessTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets people in and out. Blocks for password check and stores. */
@ApplicationScoped
public class Logins {
  private static final Logger LOG = LoggerFactory.getLogger(Logins.class);

  private final AccountStore accounts;
  private final Passwords passwords;
  private final LoginSessions sessions;
  private final AccessTokens tokens;

  @Inject
  public Logins(
      AccountStore accounts, Passwords passwords, LoginSessions sessions, AccessTokens tokens) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.sessions = sessions;
    this.tokens = tokens;
  }

  /** Somebody comes with e-mail and password. */
  public LoginOutcome login(EmailAddress email, String password) {
    Optional<Account> account = accounts.byEmail(email);
    PasswordCheck check = passwords.check(password, account.map(Account::passwordHash));
    return switch (check) {
      case PasswordCheck.Match(boolean outdated) ->
          admit(account.orElseThrow(), password, outdated);
      case PasswordCheck.Mismatch() -> {
        LOG.atInfo().addKeyValue("event.action", "login-refused").log("login refused");
        yield new Refused();
      }
      case PasswordCheck.Busy(var retryAfter) -> new Busy(retryAfter);
    };
  }

  /** An app comes back with its refresh token. */
  public LoginOutcome refresh(String refreshToken) {
    return switch (sessions.rotate(refreshToken)) {
      case Rotation.Rotated rotated ->
          accounts
              .byId(rotated.memberId())
              .map(account -> loggedIn(account, rotated.sessionId(), rotated.refreshToken()))
              .orElseGet(Refused::new);
      case Rotation.Unknown() -> new Refused();
      case Rotation.Reused(String sessionId) -> {
        LOG.atWarn()
            .addKeyValue("event.action", "refresh-token-reused")
            .addKeyValue("session.id", sessionId)
            .log("a used refresh token came again: its login has ended");
        yield new Refused();
      }
    };
  }

  /** Ends a login. */
  public void logout(String sessionId) {
    sessions.end(sessionId);
  }

  private LoginOutcome admit(Account account, String password, boolean outdated) {
    if (outdated && passwords.hash(password) instanceof PasswordHash.Hashed(String stored)) {
      accounts.replacePasswordHash(account.id(), account.passwordHash(), stored);
    }
    LoginSessions.Opened opened = sessions.open(account.id());
    LOG.atInfo()
        .addKeyValue("event.action", "login")
        .addKeyValue("session.id", opened.sessionId())
        .log("login");
    return loggedIn(account, opened.sessionId(), opened.refreshToken());
  }

  private LoginOutcome loggedIn(Account account, String sessionId, String refreshToken) {
    String accessToken = tokens.issue(account.id(), sessionId, account.roles());
    return new LoggedIn(accessToken, refreshToken, tokens.life());
  }
}
