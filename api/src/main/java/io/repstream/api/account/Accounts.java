package io.repstream.api.account;

import com.github.f4b6a3.uuid.UuidCreator;
import io.repstream.api.account.password.PasswordHash;
import io.repstream.api.account.password.PasswordRules;
import io.repstream.api.account.password.Passwords;
import io.repstream.api.platform.access.Roles;
import io.repstream.common.clock.WallClock;
import io.repstream.common.id.MemberId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Registers people. Blocks for password hash and store. */
@ApplicationScoped
public class Accounts {
  private final AccountStore store;
  private final Passwords passwords;
  private final WallClock clock = WallClock.system();

  @Inject
  public Accounts(AccountStore store, Passwords passwords) {
    this.store = store;
    this.passwords = passwords;
  }

  /** Gives somebody an account. */
  public Registration register(EmailAddress email, String password, String displayName) {
    return register(email, password, displayName, List.of(Roles.ACCOUNT));
  }

  /** Gives somebody an account that runs the installation. */
  Registration registerOperator(EmailAddress email, String password) {
    return register(email, password, "Operator", List.of(Roles.ACCOUNT, Roles.OPERATOR));
  }

  /** The account of a person. */
  public Optional<Account> byId(MemberId id) {
    return store.byId(id);
  }

  /** Gives somebody another name to be shown by; empty where they have no account any more. */
  public Optional<Account> rename(MemberId id, String displayName) {
    return store.rename(id, displayName.strip());
  }

  private Registration register(
      EmailAddress email, String password, String displayName, List<String> roles) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Optional<String> fault = PasswordRules.fault(password);
    if (fault.isPresent()) {
      return new Registration.WeakPassword(fault.get());
    }
    if (store.byEmail(email).isPresent()) {
      return new Registration.EmailTaken();
    }
    return switch (passwords.hash(password)) {
      case PasswordHash.Hashed(String stored) ->
          add(
              new Account(
                  new MemberId(UuidCreator.getTimeOrderedEpoch()),
                  email.value(),
                  displayName.strip(),
                  stored,
                  roles,
                  now,
                  // the settings vouch for the operator's
                  roles.contains(Roles.OPERATOR) ? now : null,
                  null,
                  null,
                  null));
      case PasswordHash.Busy(var retryAfter) -> new Registration.Busy(retryAfter);
    };
  }

  private Registration add(Account account) {
    return store.add(account)
        ? new Registration.Registered(account)
        : new Registration.EmailTaken();
  }
}
