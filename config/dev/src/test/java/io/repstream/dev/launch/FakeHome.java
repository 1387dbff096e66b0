package io.repstream.dev.launch;

import io.repstream.dev.demo.FakeApi;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/**
 * A directory that looks like a built tree; its jars start stand-ins from the tests' own classes.
 */
final class FakeHome {
  private FakeHome() {}

  static void build(Path home) throws IOException {
    jar(home.resolve("machine-gateway/target/repstream-gateway.jar"), FakeGateway.class);
    jar(home.resolve("api/target/api.jar"), FakeApi.class);
    jar(home.resolve("perf/target/repstream-perf.jar"), FakeSimulator.class);
  }

  /** A jar that runs a class of the tests. */
  static void jar(Path file, Class<?> main) throws IOException {
    Files.createDirectories(file.getParent());
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, main.getName());
    attributes.put(Attributes.Name.CLASS_PATH, classPath());
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
      jar.finish();
    }
  }

  private static String classPath() {
    String[] entries = System.getProperty("java.class.path").split(File.pathSeparator, -1);
    return Arrays.stream(entries)
        .map(entry -> Path.of(entry).toUri().toString())
        .collect(Collectors.joining(" "));
  }
}
