package io.repstream.api.mail;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Keeps each mail as a file to read, in order of time: a developer's mailbox. */
final class FolderMailSender implements MailSender {
  private final Path folder;
  private final String from;
  private final Session session = Session.getInstance(new Properties());

  FolderMailSender(Path folder, String from) {
    this.folder = folder;
    this.from = from;
  }

  @Override
  public void send(Mail mail) {
    try {
      Files.createDirectories(folder);
      Path unfinished = Files.createTempFile(folder, "mail", ".part");
      try (OutputStream out = Files.newOutputStream(unfinished)) {
        SmtpMailSender.message(session, from, mail).writeTo(out);
      }
      Files.move(unfinished, folder.resolve(UuidCreator.getTimeOrderedEpoch() + ".eml"));
    } catch (IOException | MessagingException unwritable) {
      throw new MailNotSentException("a mail cannot be kept", unwritable);
    }
  }
}
