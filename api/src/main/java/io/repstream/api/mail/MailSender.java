package io.repstream.api.mail;

/** Hands mails to whoever delivers them. Blocks; safe for all threads. */
public interface MailSender {
  /**
   * Sends one.
   *
   * @throws MailNotSentException where nobody took it over
   */
  void send(Mail mail);
}
