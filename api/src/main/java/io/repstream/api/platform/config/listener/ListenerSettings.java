package io.repstream.api.platform.config.listener;

import io.repstream.api.platform.config.listener.ListenerConfig.Door;
import io.repstream.api.platform.config.listener.ListenerConfig.TlsFiles;
import io.repstream.common.config.SettingsReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads {@link ListenerConfig}. */
public final class ListenerSettings {
  private static final String CERTIFICATE = "repstream.api.tls.certificate-file";
  private static final String KEY = "repstream.api.tls.key-file";
  private static final int MAX_PORT = 65_535;

  private final SettingsReader settings;

  public ListenerSettings(SettingsReader settings) {
    this.settings = settings;
  }

  /** All of it; faults are noted with the reader. */
  public ListenerConfig read() {
    Optional<Path> certificate = file(CERTIFICATE);
    Optional<Path> key = file(KEY);
    if (certificate.isPresent() != key.isPresent()) {
      settings.reject(
          certificate.isPresent() ? KEY : CERTIFICATE,
          "certificate and key go together",
          "both, or none behind a balancer that ends TLS");
    }
    return new ListenerConfig(
        door("repstream.api.host", "server.port", 8080),
        certificate.flatMap(chain -> key.map(secret -> new TlsFiles(chain, secret))),
        door("server.sockets.0.host", "server.sockets.0.port", 8081));
  }

  private Door door(String host, String portKey, int port) {
    return new Door(
        settings.textOr(host, "127.0.0.1"), settings.integerOr(portKey, port, 0, MAX_PORT));
  }

  private Optional<Path> file(String setting) {
    Optional<Path> path = settings.optionalText(setting).map(Path::of);
    path.filter(file -> !Files.isReadable(file))
        .ifPresent(_ -> settings.reject(setting, "no readable file", "/etc/repstream/tls/x.pem"));
    return path;
  }
}
