package io.repstream.api.account.credential;

import io.repstream.api.account.Account;
import io.repstream.api.account.AccountStore;
import io.repstream.api.account.EmailAddress;
import io.repstream.api.account.password.GuardedCheck;
import io.repstream.api.account.password.PasswordGuard;
import io.repstream.api.account.password.PasswordHash;
import io.repstream.api.account.password.Passwords;
import io.repstream.api.platform.access.ClientAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Checks the passwords of accounts, and makes old hashes anew. Blocks for check and stores. */
@ApplicationScoped
public class PasswordChecks {
  private final AccountStore accounts;
  private final Passwords passwords;
  private final PasswordGuard guard;

  @Inject
  public PasswordChecks(AccountStore accounts, Passwords passwords, PasswordGuard guard) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.guard = guard;
  }

  /**
   * Checks a password.
   *
   * @param account of the e-mail; where there is none, the same work is done for nothing
   */
  public GuardedCheck check(
      EmailAddress email, Optional<Account> account, String password, ClientAddress address) {
    GuardedCheck check =
        guard.check(email.value(), password, account.map(Account::passwordHash), address);
    if (check instanceof GuardedCheck.Right(boolean outdated) && outdated) {
      renew(account.orElseThrow(), password);
    }
    return check;
  }

  /** The same for the account of somebody who is logged in. */
  public GuardedCheck check(Account account, String password, ClientAddress address) {
    return check(new EmailAddress(account.email()), Optional.of(account), password, address);
  }

  /** Notes that the owner of an account was there. */
  public void remember(EmailAddress email, ClientAddress address) {
    guard.remember(email.value(), address);
  }

  private void renew(Account account, String password) {
    if (passwords.hash(password) instanceof PasswordHash.Hashed(String stored)) {
      accounts.replacePasswordHash(account.id(), account.passwordHash(), stored);
    }
  }
}
