package io.repstream.api.mail;

import io.repstream.api.platform.config.account.SmtpConfig;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Submits mails to a server by SMTP; each on a connection of its own, with every wait bounded. */
final class SmtpMailSender implements MailSender {
  private final Session session;
  private final String from;

  SmtpMailSender(SmtpConfig config, String from) {
    this.session = Session.getInstance(properties(config), authenticator(config));
    this.from = from;
  }

  @Override
  public void send(Mail mail) {
    try {
      Transport.send(message(session, from, mail));
    } catch (MessagingException refused) {
      throw new MailNotSentException("the mail server did not take a mail", refused);
    }
  }

  static MimeMessage message(Session session, String from, Mail mail) throws MessagingException {
    MimeMessage message = new MimeMessage(session);
    message.setFrom(new InternetAddress(from));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to()));
    message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
    message.setText(mail.text(), StandardCharsets.UTF_8.name());
    // keeps holiday notices from answering a machine
    message.setHeader("Auto-Submitted", "auto-generated");
    return message;
  }

  private static Properties properties(SmtpConfig config) {
    String millis = Long.toString(config.timeout().toMillis());
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.host", config.host());
    properties.setProperty("mail.smtp.port", Integer.toString(config.port()));
    properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(config.startTls()));
    properties.setProperty("mail.smtp.starttls.required", Boolean.toString(config.startTls()));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    properties.setProperty("mail.smtp.auth", Boolean.toString(config.login().isPresent()));
    properties.setProperty("mail.smtp.connectiontimeout", millis);
    properties.setProperty("mail.smtp.timeout", millis);
    properties.setProperty("mail.smtp.writetimeout", millis);
    return properties;
  }

  private static @Nullable Authenticator authenticator(SmtpConfig config) {
    return config
        .login()
        .map(
            login ->
                new Authenticator() {
                  @Override
                  protected PasswordAuthentication getPasswordAuthentication() {
                    return new PasswordAuthentication(login.user(), login.password().reveal());
                  }
                })
        .orElse(null);
  }
}
