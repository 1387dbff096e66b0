package io.repstream.api.account;

import io.repstream.api.access.MemberDirectory;
import io.repstream.common.id.MemberId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** What other features may know of accounts. */
@ApplicationScoped
public class AccountDirectory implements MemberDirectory {
  private final AccountStore store;

  @Inject
  public AccountDirectory(AccountStore store) {
    this.store = store;
  }

  @Override
  public Optional<MemberId> byEmail(String email) {
    return EmailAddress.parse(email).flatMap(store::byEmail).map(Account::id);
  }

  @Override
  public Optional<String> displayName(MemberId memberId) {
    return store.byId(memberId).map(Account::displayName);
  }
}
