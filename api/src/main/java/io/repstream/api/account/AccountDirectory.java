package io.repstream.api.account;

import io.repstream.api.access.MemberDirectory;
import io.repstream.api.platform.config.ApiConfig;
import io.repstream.api.platform.config.account.AccountConfig;
import io.repstream.common.id.MemberId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** What other features may know of accounts. */
@ApplicationScoped
public class AccountDirectory implements MemberDirectory {
  private final AccountStore store;
  private final boolean verifiedOnly;

  @Inject
  public AccountDirectory(AccountStore store, ApiConfig config) {
    this.store = store;
    this.verifiedOnly = config.accounts().verification() == AccountConfig.Need.REQUIRED;
  }

  @Override
  public Optional<MemberId> byEmail(String email) {
    // A role must not go to whoever registered somebody else's address first.
    return EmailAddress.parse(email)
        .flatMap(store::byEmail)
        .filter(account -> account.isVerified() || !verifiedOnly)
        .map(Account::id);
  }

  @Override
  public Optional<String> displayName(MemberId memberId) {
    return store.byId(memberId).map(Account::displayName);
  }
}
