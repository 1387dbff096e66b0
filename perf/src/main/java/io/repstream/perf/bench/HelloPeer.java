package io.repstream.perf.bench;

import io.repstream.common.clock.MonotonicClock;
import io.repstream.dev.store.LoopbackPorts;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * A bare Helidon MP service, compiled and run over the libraries of the api's own jar, as a child
 * process with the api's JVM options. Blocks; for one thread.
 */
final class HelloPeer implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final long CHECK_MILLIS = 200;
  private static final String BEANS =
      """
      <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0"
             bean-discovery-mode="annotated"/>
      """;

  private final Process process;
  private final URI url;

  private HelloPeer(Process process, URI url) {
    this.process = process;
    this.url = url;
  }

  /**
   * Starts it and waits until it answers.
   *
   * @param home the project's directory, with built jars
   * @param directory for classes and log
   */
  static HelloPeer start(Path home, Path directory) throws IOException, InterruptedException {
    Path classes = Files.createDirectories(directory.resolve("hello"));
    String libs = home.resolve("api/target/libs") + "/*";
    compile(home.resolve("perf/peers/hello/HelloResource.java"), classes, libs);
    Files.writeString(
        Files.createDirectories(classes.resolve("META-INF")).resolve("beans.xml"), BEANS);
    int port = LoopbackPorts.free(1).getFirst();
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-Dserver.host=127.0.0.1",
            "-Dserver.port=" + port,
            "-Dserver.connection-options.tcp-no-delay=true",
            "-Dserver.write-buffer-size=65536",
            "-cp",
            classes + File.pathSeparator + libs,
            "io.helidon.Main");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(directory.resolve("hello.log").toFile()))
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .start();
    HelloPeer peer = new HelloPeer(process, URI.create("http://127.0.0.1:" + port + "/hello"));
    peer.awaitReady();
    return peer;
  }

  private static void compile(Path source, Path classes, String libs) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    int status =
        compiler == null
            ? -1
            : compiler.run(
                null,
                null,
                null,
                "-proc:none",
                "-parameters",
                "-cp",
                libs,
                "-d",
                classes.toString(),
                source.toString());
    if (status != 0) {
      throw new IOException(source + " does not compile; a JDK and the api's libraries are needed");
    }
  }

  private void awaitReady() throws IOException, InterruptedException {
    MonotonicClock clock = MonotonicClock.system();
    long begin = clock.nanos();
    try (HttpClient http = HttpClient.newHttpClient()) {
      while (!answers(http)) {
        if (!process.isAlive() || clock.since(begin).compareTo(START_LIMIT) > 0) {
          close();
          throw new IOException("the peer does not start; see its hello.log");
        }
        Thread.sleep(CHECK_MILLIS);
      }
    }
  }

  private boolean answers(HttpClient http) throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(url).timeout(START_LIMIT).build();
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
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
