package io.repstream.api.account;

import io.repstream.common.id.MemberId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Where accounts are kept. Blocks for its store. */
public interface AccountStore {
  /** The account of a login name. */
  Optional<Account> byEmail(EmailAddress email);

  /** The account of a person. */
  Optional<Account> byId(MemberId id);

  /** The accounts of some people, at most a page of them, in no order. */
  List<Account> byIds(Collection<MemberId> ids);

  /**
   * Adds an account.
   *
   * @return false where the e-mail is taken
   */
  boolean add(Account account);

  /** Replaces a password hash, if it is still the given one. */
  void replacePasswordHash(MemberId id, String present, String next);
}
