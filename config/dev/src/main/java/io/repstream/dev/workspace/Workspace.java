package io.repstream.dev.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The places of a development gym.
 *
 * @param home the directory with the sources and the built jars
 */
public record Workspace(Path home) {
  public Workspace {
    home = home.toAbsolutePath().normalize();
  }

  /** The directory of all that is written at run time. */
  public Path root() {
    return home.resolve(".repstream");
  }

  /** One embedded store's data. */
  public Path data(String store) {
    return root().resolve("data").resolve(store);
  }

  /** The log of one process. */
  public Path log(String process) {
    return root().resolve("logs").resolve(process + ".log");
  }

  /** Generated secrets, one a file. */
  public Path secrets() {
    return root().resolve("secrets");
  }

  /** The facts that clients of the demo gym need. */
  public Path demoFile() {
    return root().resolve("demo.json");
  }

  /** What the simulator says about finished rides. */
  public Path rides() {
    return root().resolve("simulation").resolve("rides.ndjson");
  }

  /** What the API would have mailed. */
  public Path mails() {
    return root().resolve("mails");
  }

  /** Facts about the run that is going on. */
  public Path runFile() {
    return root().resolve("run.json");
  }

  /** Held by the run that is going on. */
  public Path lockFile() {
    return root().resolve("lock");
  }

  /** Where the launcher's own JVM keeps temporary files. */
  public Path temporary() {
    return root().resolve("tmp");
  }

  /** Makes the directories that others write into, open to the owner only. */
  public void prepare() throws IOException {
    Files.createDirectories(
        root(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.createDirectories(root().resolve("logs"));
    Files.createDirectories(rides().getParent());
  }

  /** Removes what a killed run left behind. */
  public void clearTemporary() throws IOException {
    delete(temporary());
    Files.createDirectories(temporary());
  }

  /** Forgets the gym: data, secrets, demo facts and rides. Logs and the build's stamp stay. */
  public void forget() throws IOException {
    List<Path> forgotten =
        List.of(root().resolve("data"), secrets(), demoFile(), mails(), rides().getParent());
    for (Path path : forgotten) {
      delete(path);
    }
  }

  private static void delete(Path path) throws IOException {
    if (Files.notExists(path)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(path)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : deepestFirst) {
      Files.delete(each);
    }
  }
}
