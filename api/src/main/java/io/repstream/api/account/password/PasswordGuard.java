package io.repstream.api.account.password;

import io.repstream.api.platform.access.ClientAddress;
import io.repstream.api.platform.config.limit.LimitClass;
import io.repstream.api.platform.limit.RateLimits;
import io.repstream.api.platform.limit.Toll;
import io.repstream.api.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Checks passwords and stops who guesses, without letting anyone lock somebody out: wrong passwords
 * are counted for the account from one address, and for the account from all addresses that never
 * logged in to it. So a guesser, from however many places, uses up the chances of strangers only;
 * the owner at home, in the gym or after a password reset is none. Right passwords are not counted.
 *
 * <p>Blocks for the check and for Redis; safe for all threads.
 */
@ApplicationScoped
public class PasswordGuard {
  private final Passwords passwords;
  private final RateLimits limits;
  private final KnownAddresses known;

  @Inject
  public PasswordGuard(Passwords passwords, RateLimits limits, KnownAddresses known) {
    this.passwords = passwords;
    this.limits = limits;
    this.known = known;
  }

  /**
   * Checks a password.
   *
   * @param account the login name, whether or not somebody has it
   * @param stored the hash of its account, or empty where there is none
   */
  public GuardedCheck check(
      String account, String password, Optional<String> stored, ClientAddress address) {
    String place = address.partition();
    boolean stranger = !known.knows(account, place);
    Optional<Refusal> refusal = charge(account, place, stranger);
    if (refusal.isPresent()) {
      return new GuardedCheck.TooMany(refusal.get());
    }
    return switch (passwords.check(password, stored)) {
      case PasswordCheck.Match(boolean outdated) -> {
        giveBack(account, place, stranger);
        yield new GuardedCheck.Right(outdated);
      }
      case PasswordCheck.Mismatch() -> new GuardedCheck.Wrong();
      case PasswordCheck.Busy(var retryAfter) -> {
        giveBack(account, place, stranger);
        yield new GuardedCheck.Busy(retryAfter);
      }
    };
  }

  /** Notes that the owner of an account was there. */
  public void remember(String account, ClientAddress address) {
    known.add(account, address.partition());
  }

  private Optional<Refusal> charge(String account, String place, boolean stranger) {
    Toll pair = limits.take(LimitClass.LOGIN_PAIR, pair(account, place));
    Optional<Refusal> refused = pair.refusal();
    if (refused.isEmpty() && stranger) {
      refused = limits.take(LimitClass.LOGIN_ACCOUNT, account).refusal();
      if (refused.isPresent()) {
        limits.giveBack(LimitClass.LOGIN_PAIR, pair(account, place));
      }
    }
    return refused;
  }

  private void giveBack(String account, String place, boolean stranger) {
    limits.giveBack(LimitClass.LOGIN_PAIR, pair(account, place));
    if (stranger) {
      limits.giveBack(LimitClass.LOGIN_ACCOUNT, account);
    }
  }

  private static String pair(String account, String place) {
    return account + "|" + place;
  }
}
