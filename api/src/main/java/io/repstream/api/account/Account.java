package io.repstream.api.account;

import io.repstream.api.platform.access.Roles;
import io.repstream.api.platform.document.Schema;
import io.repstream.common.id.MemberId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A person's account, as stored.
 *
 * @param id who
 * @param email login name, normalised, unique
 * @param displayName what others on the floor may see
 * @param passwordHash see {@code account.password}
 * @param roles of {@link Roles}; {@link Roles#ACCOUNT} always
 * @param createdAt when they registered
 * @param emailVerifiedAt when they showed that the e-mail is theirs; null before
 * @param verification the code that verifies the e-mail; null where none is out
 * @param passwordReset the code that resets the password; null where none is out
 * @param secondFactor their second factor; null where they have none
 */
public record Account(
    @BsonId MemberId id,
    String email,
    String displayName,
    String passwordHash,
    List<String> roles,
    Instant createdAt,
    @Nullable Instant emailVerifiedAt,
    @Nullable OneTimeCode verification,
    @Nullable OneTimeCode passwordReset,
    @Nullable SecondFactor secondFactor) {
  public static final Schema<Account> SCHEMA =
      Schema.of("accounts", Account.class)
          .upgradedBy(
              // Who was let in before e-mails were verified stays in.
              account -> account.put("emailVerifiedAt", account.get("createdAt")));

  public Account {
    roles = List.copyOf(roles);
  }

  /** Whether the e-mail is theirs. */
  public boolean isVerified() {
    return emailVerifiedAt != null;
  }

  /** The second factor that a login needs. */
  public Optional<SecondFactor> confirmedFactor() {
    return Optional.ofNullable(secondFactor).filter(factor -> factor.confirmedAt() != null);
  }

  @Override
  public String toString() {
    return "Account[" + id + "]";
  }
}
