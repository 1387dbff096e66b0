package io.repstream.api.account.credential;

import io.repstream.api.account.Account;
import io.repstream.api.account.AccountStore;
import io.repstream.api.account.SecondFactor;
import io.repstream.api.account.totp.RecoveryCodes;
import io.repstream.api.account.totp.Totp;
import io.repstream.api.account.totp.TotpSeal;
import io.repstream.api.account.totp.TotpSecret;
import io.repstream.api.audit.AuditAction;
import io.repstream.api.platform.config.ApiConfig;
import io.repstream.api.platform.config.limit.LimitClass;
import io.repstream.api.platform.limit.RateLimits;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.common.clock.WallClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Second factors of accounts: setting up, using, taking away. Blocks for its store. */
@ApplicationScoped
public class SecondFactors {
  private final AccountStore accounts;
  private final RateLimits limits;
  private final AccountMails mails;
  private final TotpSeal seal;
  private final RecoveryCodes recovery;
  private final WallClock clock = WallClock.system();

  @Inject
  public SecondFactors(
      AccountStore accounts, RateLimits limits, AccountMails mails, ApiConfig config) {
    this.accounts = accounts;
    this.limits = limits;
    this.mails = mails;
    this.seal = new TotpSeal(config.passwords().pepper());
    this.recovery = new RecoveryCodes(config.passwords().pepper());
  }

  /** Draws a secret, which counts once it is confirmed; empty where a confirmed one is there. */
  public Optional<TotpSecret> begin(Account account) {
    TotpSecret secret = TotpSecret.random();
    String sealed = seal.seal(account.id().toString(), secret);
    boolean stored =
        accounts.putUnconfirmed(account.id(), new SecondFactor(sealed, null, 0, List.of()));
    return stored ? Optional.of(secret) : Optional.empty();
  }

  /**
   * Confirms the secret that was drawn last by a code of it.
   *
   * @return the recovery codes, shown this once; empty where the code is not of it
   */
  public Optional<List<String>> confirm(Account account, String code) {
    SecondFactor drawn = account.secondFactor();
    if (drawn == null || drawn.confirmedAt() != null) {
      return Optional.empty();
    }
    OptionalLong step = step(account, drawn, code);
    if (step.isEmpty()) {
      return Optional.empty();
    }
    List<String> codes = recovery.draw();
    SecondFactor confirmed =
        new SecondFactor(
            drawn.sealedSecret(),
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            step.getAsLong(),
            hashes(account, codes));
    if (!accounts.replaceFactor(account.id(), drawn, confirmed)) {
      return Optional.empty();
    }
    mails.changed(
        account,
        AuditAction.SECOND_FACTOR_CHANGED,
        "A second factor was added: logins need it from now on.");
    return Optional.of(codes);
  }

  /** Uses a code of the app or a recovery code; each is good once. */
  public FactorCheck use(Account account, String code) {
    String client = account.id().toString();
    Optional<Refusal> refusal = limits.take(LimitClass.SECOND_FACTOR, client).refusal();
    if (refusal.isPresent()) {
      return new FactorCheck.TooMany(refusal.get());
    }
    boolean good =
        account.confirmedFactor().filter(factor -> isGood(account, factor, code)).isPresent();
    if (good) {
      limits.giveBack(LimitClass.SECOND_FACTOR, client);
    }
    return good ? new FactorCheck.Right() : new FactorCheck.Wrong();
  }

  /** Takes the second factor away. */
  public void remove(Account account) {
    accounts.removeFactor(account.id());
    mails.changed(
        account,
        AuditAction.SECOND_FACTOR_CHANGED,
        "The second factor was taken away: logins need the password only.");
  }

  private boolean isGood(Account account, SecondFactor factor, String code) {
    OptionalLong step = step(account, factor, code);
    return step.isPresent()
        ? accounts.useStep(account.id(), step.getAsLong())
        : accounts.useRecovery(account.id(), recovery.hash(account.id().toString(), code));
  }

  private OptionalLong step(Account account, SecondFactor factor, String code) {
    TotpSecret secret = seal.open(account.id().toString(), factor.sealedSecret());
    return Totp.matchingStep(secret.bytes(), code.strip(), clock.instant());
  }

  private List<String> hashes(Account account, List<String> codes) {
    return codes.stream().map(code -> recovery.hash(account.id().toString(), code)).toList();
  }
}
