package io.repstream.api.account.totp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes of six digits that change every 30 s (RFC 6238 with HMAC-SHA-1, which is what all
 * authenticator apps do).
 */
public final class Totp {
  private static final Duration STEP = Duration.ofSeconds(30);
  private static final int DIGITS = 6;
  private static final int MODULUS = 1_000_000;

  /** A phone's clock may be one step off. */
  private static final int TOLERANCE = 1;

  private Totp() {}

  /** The code of a time step. */
  public static String code(byte[] secret, long step) {
    byte[] hash = hmac(secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
    int offset = hash[hash.length - 1] & 0x0f;
    int binary = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fffffff;
    return String.format(Locale.ROOT, "%0" + DIGITS + "d", binary % MODULUS);
  }

  /** The time step of an instant. */
  public static long step(Instant instant) {
    return instant.getEpochSecond() / STEP.toSeconds();
  }

  /** The step whose code this is, among those that are good now. */
  public static OptionalLong matchingStep(byte[] secret, String code, Instant now) {
    byte[] given = code.getBytes(UTF_8);
    OptionalLong found = OptionalLong.empty();
    for (long step = step(now) - TOLERANCE; step <= step(now) + TOLERANCE; step++) {
      byte[] right = code(secret, step).getBytes(UTF_8);
      if (MessageDigest.isEqual(right, given)) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }

  private static byte[] hmac(byte[] secret, byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "HmacSHA1"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has HmacSHA1", impossible);
    }
  }
}
