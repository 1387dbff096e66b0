package io.repstream.api.account.password;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.repstream.api.platform.config.PasswordConfig;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;

/**
 * {@code bcrypt(base64(HMAC-SHA-384(pepper, password)))}: bcrypt reads 72 bytes only, and the HMAC
 * makes 64 ASCII characters of whatever comes. Pure computation; the caller chooses the thread.
 */
final class PepperedBcrypt {
  private static final Pattern STORED = Pattern.compile("v1\\$([^$]+)\\$(\\$2a\\$(\\d\\d)\\$.+)");

  private final PasswordConfig config;

  PepperedBcrypt(PasswordConfig config) {
    this.config = config;
  }

  /** The form to store. */
  String hash(String password) {
    String bcrypt = BCrypt.withDefaults().hashToString(config.bcryptCost(), prehash(password));
    return "v1$" + config.pepperId() + "$" + bcrypt;
  }

  /** Whether the password is the one of a stored form; false for a form of another pepper. */
  boolean matches(String password, String stored) {
    Matcher form = STORED.matcher(stored);
    return form.matches()
        && form.group(1).equals(config.pepperId())
        && BCrypt.verifyer().verify(prehash(password), form.group(2).toCharArray()).verified;
  }

  /** Whether a stored form was made with less than today's cost. */
  boolean isOutdated(String stored) {
    Matcher form = STORED.matcher(stored);
    return !form.matches() || Integer.parseInt(form.group(3)) != config.bcryptCost();
  }

  private char[] prehash(String password) {
    try {
      Mac mac = Mac.getInstance("HmacSHA384");
      mac.init(config.pepper());
      byte[] digest = mac.doFinal(password.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest).toCharArray();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has HmacSHA384", impossible);
    }
  }
}
