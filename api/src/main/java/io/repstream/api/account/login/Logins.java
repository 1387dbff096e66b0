package io.repstream.api.account.login;

import io.repstream.api.account.Account;
import io.repstream.api.account.AccountStore;
import io.repstream.api.account.credential.FactorCheck;
import io.repstream.api.account.credential.PasswordChecks;
import io.repstream.api.account.credential.SecondFactors;
import io.repstream.api.account.login.LoginOutcome.Busy;
import io.repstream.api.account.login.LoginOutcome.LoggedIn;
import io.repstream.api.account.login.LoginOutcome.Refused;
import io.repstream.api.account.password.GuardedCheck;
import io.repstream.api.account.session.LoginSessions;
import io.repstream.api.account.session.Proof;
import io.repstream.api.account.session.Rotation;
import io.repstream.api.account.token.AccessTokens;
import io.repstream.api.audit.AuditAction;
import io.repstream.api.audit.AuditEvent;
import io.repstream.api.audit.AuditLog;
import io.repstream.api.platform.access.Roles;
import io.repstream.api.platform.config.ApiConfig;
import io.repstream.api.platform.config.account.AccountConfig;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.common.clock.WallClock;
import io.repstream.common.id.MemberId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets people in and out. Blocks for password check and stores. */
@ApplicationScoped
public class Logins {
  private static final Logger LOG = LoggerFactory.getLogger(Logins.class);

  private final AccountStore accounts;
  private final PasswordChecks checks;
  private final SecondFactors factors;
  private final LoginSessions sessions;
  private final AccessTokens tokens;
  private final AuditLog audit;
  private final WallClock clock = WallClock.system();
  private final boolean verifiedOnly;

  @Inject
  public Logins(
      AccountStore accounts,
      PasswordChecks checks,
      SecondFactors factors,
      LoginSessions sessions,
      AccessTokens tokens,
      AuditLog audit,
      ApiConfig config) {
    this.accounts = accounts;
    this.checks = checks;
    this.factors = factors;
    this.sessions = sessions;
    this.tokens = tokens;
    this.audit = audit;
    this.verifiedOnly = config.accounts().verification() == AccountConfig.Need.REQUIRED;
  }

  /** Somebody comes with e-mail and password. */
  public LoginOutcome login(LoginAttempt attempt) {
    Optional<Account> account = accounts.byEmail(attempt.email());
    GuardedCheck check =
        checks.check(attempt.email(), account, attempt.password(), attempt.address());
    return switch (check) {
      case GuardedCheck.Right _ -> proven(account.orElseThrow(), attempt);
      case GuardedCheck.Wrong() -> {
        LOG.atInfo().addKeyValue("event.action", "login-refused").log("login refused");
        account.ifPresent(known -> kept(AuditAction.LOGIN_REFUSED, known.id(), ""));
        yield new Refused();
      }
      case GuardedCheck.TooMany(Refusal refusal) -> new LoginOutcome.TooMany(refusal);
      case GuardedCheck.Busy(var retryAfter) -> new Busy(retryAfter);
    };
  }

  private LoginOutcome proven(Account account, LoginAttempt attempt) {
    if (verifiedOnly && !account.isVerified()) {
      return new LoginOutcome.Unverified();
    }
    if (account.confirmedFactor().isEmpty()) {
      return admit(account, attempt, Proof.PASSWORD);
    }
    if (attempt.secondFactor().isEmpty()) {
      return new LoginOutcome.FactorNeeded();
    }
    return switch (factors.use(account, attempt.secondFactor().get())) {
      case FactorCheck.Right() -> admit(account, attempt, Proof.SECOND_FACTOR);
      case FactorCheck.Wrong() -> {
        LOG.atWarn().addKeyValue("event.action", "second-factor-refused").log("login refused");
        kept(AuditAction.LOGIN_REFUSED, account.id(), "second factor");
        yield new LoginOutcome.FactorWrong();
      }
      case FactorCheck.TooMany(Refusal refusal) -> new LoginOutcome.TooMany(refusal);
    };
  }

  /** An app comes back with its refresh token. */
  public LoginOutcome refresh(String refreshToken) {
    return switch (sessions.rotate(refreshToken)) {
      case Rotation.Rotated rotated ->
          accounts
              .byId(rotated.memberId())
              .map(account -> loggedIn(account, rotated))
              .orElseGet(Refused::new);
      case Rotation.Unknown() -> new Refused();
      case Rotation.Reused(String sessionId) -> {
        LOG.atWarn()
            .addKeyValue("event.action", "refresh-token-reused")
            .addKeyValue("session.id", sessionId)
            .log("a used refresh token came again: its login has ended");
        kept(AuditAction.REFRESH_TOKEN_REUSED, null, sessionId);
        yield new Refused();
      }
    };
  }

  private LoginOutcome admit(Account account, LoginAttempt attempt, Proof proof) {
    LoginSessions.Opened opened = sessions.open(account.id(), attempt.visitor(), proof);
    checks.remember(attempt.email(), attempt.address());
    LOG.atInfo()
        .addKeyValue("event.action", "login")
        .addKeyValue("session.id", opened.sessionId())
        .log("login");
    kept(AuditAction.LOGIN, account.id(), opened.sessionId());
    return loggedIn(
        account,
        new Rotation.Rotated(account.id(), opened.sessionId(), opened.refreshToken(), proof));
  }

  private void kept(AuditAction action, @Nullable MemberId who, String detail) {
    audit.record(AuditEvent.ofAccount(action, who, detail, clock.instant()));
  }

  private LoginOutcome loggedIn(Account account, Rotation.Rotated login) {
    List<String> roles = new ArrayList<>(account.roles());
    if (login.proof() == Proof.SECOND_FACTOR) {
      roles.add(Roles.SECOND_FACTOR);
    }
    String accessToken = tokens.issue(account.id(), login.sessionId(), roles);
    return new LoggedIn(accessToken, login.refreshToken(), tokens.life());
  }
}
