package io.repstream.dev.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;

/**
 * A child for tests: writes {@code started <name>} to a diary when it is up and {@code stopped
 * <name>} when it is asked to end.
 */
public final class FakeService {
  private FakeService() {}

  public static void main(String[] arguments) throws InterruptedException {
    Path diary = Path.of(arguments[0]);
    String name = arguments[1];
    Runtime.getRuntime().addShutdownHook(new Thread(() -> write(diary, "stopped " + name)));
    write(diary, "started " + name);
    new CountDownLatch(1).await();
  }

  private static void write(Path diary, String line) {
    try {
      Files.writeString(diary, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
