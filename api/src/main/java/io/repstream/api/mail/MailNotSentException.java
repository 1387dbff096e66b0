package io.repstream.api.mail;

/** Nobody took a mail over; another attempt may succeed. */
public final class MailNotSentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MailNotSentException(String what, Throwable cause) {
    super(what, cause);
  }
}
