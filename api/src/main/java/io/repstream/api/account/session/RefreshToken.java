package io.repstream.api.account.session;

import com.github.f4b6a3.uuid.UuidCreator;
import io.repstream.api.platform.secret.DerivedKey;
import io.repstream.api.platform.secret.SecretText;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * One refresh token of a login: opaque to callers, {@code base64url(sessionId 16 B, count u32,
 * secret 32 B)} to us.
 *
 * @param sessionId the login, whose name its access tokens carry as {@code sid}
 * @param count how many were issued before it
 * @param text what the caller holds
 */
record RefreshToken(String sessionId, int count, String text) {
  private static final int SECRET_BYTES = 32;
  private static final int BYTES = 16 + 4 + SECRET_BYTES;

  /** Reads what a caller sent; says nothing of whether it is good. */
  static Optional<RefreshToken> parse(String text) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      if (bytes.length != BYTES) {
        return Optional.empty();
      }
      ByteBuffer in = ByteBuffer.wrap(bytes);
      String sessionId = new UUID(in.getLong(), in.getLong()).toString();
      int count = in.getInt();
      return count < 0 ? Optional.empty() : Optional.of(new RefreshToken(sessionId, count, text));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  /** Makes the token of a login and count, the same one each time. */
  static RefreshToken derive(DerivedKey secret, String sessionId, int count) {
    UUID session = UUID.fromString(sessionId);
    ByteBuffer head = ByteBuffer.allocate(20);
    head.putLong(session.getMostSignificantBits()).putLong(session.getLeastSignificantBits());
    head.putInt(count);
    byte[] mac = secret.mac(head.array());
    byte[] bytes = ByteBuffer.allocate(BYTES).put(head.array()).put(mac).array();
    return new RefreshToken(
        sessionId, count, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** A new login's name. */
  static String newSessionId() {
    return UuidCreator.getTimeOrderedEpoch().toString();
  }

  /** What is stored of it. */
  String sha256() {
    return SecretText.sha256(text);
  }

  @Override
  public String toString() {
    return "RefreshToken[" + sessionId + ", " + count + ", ***]";
  }
}
