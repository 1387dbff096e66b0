package io.repstream.api.account;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address as a login name: lower case, so that one person is not two.
 *
 * @param value normalised
 */
public record EmailAddress(String value) {
  private static final int MAX_LENGTH = 254;
  private static final Pattern SHAPE =
      Pattern.compile("[^\\s@\\p{Cntrl}\"(),:;<>\\[\\]\\\\]{1,64}@[a-z0-9-]+(\\.[a-z0-9-]+)*");

  public EmailAddress {
    if (value.length() > MAX_LENGTH || !SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("not an e-mail address");
    }
  }

  /** Reads what a person typed. */
  public static Optional<EmailAddress> parse(String text) {
    try {
      return Optional.of(new EmailAddress(text.strip().toLowerCase(Locale.ROOT)));
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
