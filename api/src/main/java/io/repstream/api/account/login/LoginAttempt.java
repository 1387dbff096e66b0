package io.repstream.api.account.login;

import io.repstream.api.account.EmailAddress;
import io.repstream.api.account.session.Visitor;
import io.repstream.api.platform.access.ClientAddress;
import java.util.Optional;

/**
 * Somebody at the door.
 *
 * @param email whom they say they are
 * @param password how they prove it
 * @param secondFactor a code of their app or a recovery code, if they gave one
 * @param address where they are
 * @param visitor what they look like
 */
public record LoginAttempt(
    EmailAddress email,
    String password,
    Optional<String> secondFactor,
    ClientAddress address,
    Visitor visitor) {
  @Override
  public String toString() {
    return "LoginAttempt[***]";
  }
}
