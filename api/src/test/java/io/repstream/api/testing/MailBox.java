package io.repstream.api.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The mails that the running api kept as files. */
public final class MailBox {
  private static final Pattern CODE = Pattern.compile("Your code: ([A-Za-z0-9_-]{43})");

  private MailBox() {}

  /** Where they are. */
  static Path folder() {
    return Path.of(
        System.getProperty("java.io.tmpdir"), "repstream-mails-" + ProcessHandle.current().pid());
  }

  /** The texts of all mails to somebody, the oldest first, once there are as many. */
  public static List<String> mails(String address, int count) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> to(address), mails -> mails.size() >= count);
  }

  /** The code of the last of so many mails to somebody. */
  public static String code(String address, int count) {
    Matcher code = CODE.matcher(mails(address, count).getLast());
    if (!code.find()) {
      throw new AssertionError("a mail without a code");
    }
    return code.group(1);
  }

  private static List<String> to(String address) {
    if (!Files.isDirectory(folder())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder())) {
      return files
          .filter(file -> file.toString().endsWith(".eml"))
          .sorted(Comparator.comparing(Path::getFileName))
          .map(MailBox::read)
          .filter(mail -> mail.contains("To: " + address))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
