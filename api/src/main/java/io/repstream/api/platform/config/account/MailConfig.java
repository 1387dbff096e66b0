package io.repstream.api.platform.config.account;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How mails leave.
 *
 * @param from the sender
 * @param linkBase the app that opens the links in mails, or empty where mails hold bare codes
 * @param transport how they are sent
 */
public record MailConfig(String from, Optional<String> linkBase, Transport transport) {
  /** The ways. */
  public sealed interface Transport permits Folder, Nowhere, SmtpConfig {}

  /** Nothing is sent; each mail becomes a file to read. Development only. */
  public record Folder(Path path) implements Transport {}

  /** Nothing is sent or kept, but for a line in the log. Development only. */
  public record Nowhere() implements Transport {}
}
