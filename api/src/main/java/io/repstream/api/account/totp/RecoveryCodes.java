package io.repstream.api.account.totp;

import io.repstream.api.platform.secret.DerivedKey;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.crypto.SecretKey;

/**
 * Codes to write down for the day without the phone: ten of 50 bits. Stored as a keyed hash, since
 * 50 bits alone could be guessed by who has the database. Safe for all threads.
 */
public final class RecoveryCodes {
  private static final String LABEL = "repstream recovery codes 1";
  private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final int COUNT = 10;
  private static final int HALF = 5;

  private final DerivedKey key;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param root the secret of the installation from which the key derives
   */
  public RecoveryCodes(SecretKey root) {
    this.key = DerivedKey.of(root, LABEL);
  }

  /** Ten new ones, as a person reads them. */
  public List<String> draw() {
    return IntStream.range(0, COUNT).mapToObj(i -> half() + "-" + half()).toList();
  }

  /** What is stored of one; hyphens, spaces and case do not matter. */
  public String hash(String owner, String code) {
    String plain = code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    return key.hex(owner + ":" + plain);
  }

  private String half() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < HALF; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }
}
