package io.repstream.api.mail;

/**
 * A mail to one person, plain text.
 *
 * @param to address
 * @param subject one line
 * @param text body
 */
public record Mail(String to, String subject, String text) {
  public Mail {
    if (to.chars().anyMatch(Character::isISOControl)
        || subject.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a header of several lines");
    }
  }

  @Override
  public String toString() {
    return "Mail[***]";
  }
}
