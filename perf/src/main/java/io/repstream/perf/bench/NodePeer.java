package io.repstream.perf.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A peer of the api that runs in Node.js, as a child process. Blocks; for one thread. */
final class NodePeer implements AutoCloseable {
  private final Process process;
  private final URI url;

  private NodePeer(Process process, URI url) {
    this.process = process;
    this.url = url;
  }

  /**
   * Starts it and waits until it listens.
   *
   * @param directory with {@code server.mjs} and its modules
   * @param log is appended to
   */
  static NodePeer start(Path directory, Map<String, String> settings, Path log) throws IOException {
    if (!Files.isDirectory(directory.resolve("node_modules"))) {
      throw new IOException("the peer lacks its modules; run: npm --prefix " + directory + " ci");
    }
    ProcessBuilder builder = new ProcessBuilder("node", "server.mjs");
    builder.directory(directory.toFile());
    builder.environment().putAll(settings);
    builder.environment().put("NODE_ENV", "production");
    builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    Process process = builder.start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String port = out.readLine();
    if (port == null) {
      throw new IOException("the peer does not start; see " + log);
    }
    return new NodePeer(process, URI.create("http://127.0.0.1:" + port));
  }

  URI url() {
    return url;
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
