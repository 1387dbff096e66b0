package io.repstream.api.account;

import io.repstream.common.id.MemberId;
import java.time.Instant;
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

  /** Replaces the name that others see; empty where there is no such account. */
  Optional<Account> rename(MemberId id, String displayName);

  /** Replaces a password hash, if it is still the given one; tells whether it was. */
  boolean replacePasswordHash(MemberId id, String present, String next);

  /** Notes the code that verifies an e-mail; an earlier one is good no more. */
  void putVerification(MemberId id, OneTimeCode code);

  /** Uses the code that verifies an e-mail; empty where no account has it now. */
  Optional<Account> verifyEmail(String codeSha256, Instant now);

  /** Notes the code that resets a password; an earlier one is good no more. */
  void putPasswordReset(MemberId id, OneTimeCode code);

  /** Who holds the code that resets a password; does not use it. */
  Optional<Account> byPasswordReset(String codeSha256, Instant now);

  /**
   * Uses the code that resets a password. It came by mail, so it verifies the e-mail too.
   *
   * @return empty where no account has it now
   */
  Optional<Account> resetPassword(String codeSha256, Instant now, String passwordHash);

  /** Begins a second factor, in place of one that was not confirmed; false where one was. */
  boolean putUnconfirmed(MemberId id, SecondFactor factor);

  /** Replaces the second factor, if its secret and last step are still the given ones. */
  boolean replaceFactor(MemberId id, SecondFactor present, SecondFactor next);

  /** Uses a time step of the confirmed factor; false where it, or a later one, was used. */
  boolean useStep(MemberId id, long step);

  /** Uses a recovery code; false where there is none like it. */
  boolean useRecovery(MemberId id, String hash);

  /** Takes the second factor away. */
  void removeFactor(MemberId id);
}
