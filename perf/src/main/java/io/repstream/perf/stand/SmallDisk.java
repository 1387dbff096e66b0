package io.repstream.perf.stand;

import io.repstream.dev.process.ChildSpawner;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A disk of a few megabytes that one child sees and nobody else: a tmpfs in a mount namespace of
 * its own, which ends with the child. For Linux, where the host lets us make namespaces. Blocks.
 */
public final class SmallDisk {
  private static final String MOUNT =
      "mount -t tmpfs -o size=\"$1m\" tmpfs \"$2\" && cd \"$2\" && shift 2 && exec \"$@\"";
  private static final int PAGE_BYTES = 4_096;

  private final Path directory;
  private final int megabytes;

  /**
   * @param directory where the child finds it; anybody else finds it empty
   */
  public SmallDisk(Path directory, int megabytes) {
    this.directory = directory.toAbsolutePath();
    this.megabytes = megabytes;
  }

  public Path directory() {
    return directory;
  }

  /** Whether this host lets us have one. */
  public boolean isPossible() throws InterruptedException {
    try {
      Process trial =
          new ProcessBuilder(on(List.of("true")))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return trial.waitFor() == 0;
    } catch (IOException noSuchCommand) {
      return false;
    }
  }

  /** Starts children that have it. */
  ChildSpawner around(ChildSpawner spawner) {
    return child -> spawner.spawn(child.command(on(child.command())));
  }

  private List<String> on(List<String> command) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "unshare",
                "--mount",
                "sh",
                "-c",
                MOUNT,
                "small-disk",
                Integer.toString(megabytes),
                directory.toString()));
    all.addAll(command);
    return all;
  }

  /**
   * Takes all the room that is left.
   *
   * @param pid the child that has the disk
   */
  public void fill(long pid) throws IOException {
    byte[] page = new byte[PAGE_BYTES];
    try (OutputStream out = Files.newOutputStream(filler(pid))) {
      for (long written = 0; written <= (long) megabytes << 20; written += PAGE_BYTES) {
        out.write(page);
      }
    } catch (IOException full) {
      return;
    }
    throw new IOException(directory + " does not get full");
  }

  /** Gives the room back. */
  public void free(long pid) throws IOException {
    Files.delete(filler(pid));
  }

  /** Linux shows a process's own view of the file system below its entry. */
  private Path filler(long pid) {
    Path root = Path.of("/proc", Long.toString(pid), "root");
    return root.resolve(Path.of("/").relativize(directory)).resolve("filler");
  }
}
