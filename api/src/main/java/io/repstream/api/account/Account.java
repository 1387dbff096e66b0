package io.repstream.api.account;

import io.repstream.api.platform.access.Roles;
import io.repstream.api.platform.document.Schema;
import io.repstream.common.id.MemberId;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * A person's account, as stored.
 *
 * @param id who
 * @param email login name, normalised, unique
 * @param displayName what others on the floor may see
 * @param passwordHash see {@code account.password}
 * @param roles of {@link Roles}; {@link Roles#ACCOUNT} always
 * @param createdAt when they registered
 */
public record Account(
    @BsonId MemberId id,
    String email,
    String displayName,
    String passwordHash,
    List<String> roles,
    Instant createdAt) {
  public static final Schema<Account> SCHEMA = Schema.of("accounts", Account.class);

  public Account {
    roles = List.copyOf(roles);
  }

  @Override
  public String toString() {
    return "Account[" + id + "]";
  }
}
