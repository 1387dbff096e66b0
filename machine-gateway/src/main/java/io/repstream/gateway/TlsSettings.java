package io.repstream.gateway;

import io.repstream.common.config.Guard;
import io.repstream.common.config.SettingsReader;
import io.repstream.gateway.net.tls.TlsConfig;
import io.repstream.gateway.net.tls.TlsConfig.Clients;
import io.repstream.gateway.net.tls.TlsConfig.Demand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Reads the settings of TLS, and whether machines may do without. */
final class TlsSettings {
  private static final String PREFIX = "repstream.gateway.tls.";
  private static final String CERTIFICATE = PREFIX + "certificate-file";
  private static final String KEY = PREFIX + "key-file";
  private static final String CA = PREFIX + "client-ca-file";
  private static final String CRL = PREFIX + "client-crl-file";
  private static final String DIRECTORY = "/etc/repstream/tls/";

  private TlsSettings() {}

  static Optional<TlsConfig> read(SettingsReader settings, Guard guard) {
    boolean plainAllowed = settings.switchOr("repstream.gateway.allow-plain", false);
    Optional<Path> certificate = file(settings, CERTIFICATE);
    Optional<Path> key = file(settings, KEY);
    Optional<Clients> clients = clients(settings);
    TlsConfig.Provider provider = settings.constantOr(PREFIX + "provider", TlsConfig.Provider.AUTO);
    Duration interval =
        settings.durationOr(
            PREFIX + "check-interval",
            Duration.ofSeconds(5),
            Duration.ofMillis(100),
            Duration.ofHours(1));
    if (certificate.isPresent() && key.isPresent()) {
      return Optional.of(new TlsConfig(certificate.get(), key.get(), clients, provider, interval));
    }
    rejectHalf(settings, certificate.isPresent(), key.isPresent(), clients.isPresent());
    rejectPlainOutsideDevelopment(guard, plainAllowed);
    return Optional.empty();
  }

  private static Optional<Path> file(SettingsReader settings, String key) {
    return settings.optionalText(key).map(Path::of);
  }

  private static Optional<Clients> clients(SettingsReader settings) {
    Optional<Path> ca = file(settings, CA);
    Optional<Path> crl = file(settings, CRL);
    Demand demand = settings.constantOr(PREFIX + "client-certificates", Demand.OPTIONAL);
    if (ca.isEmpty() && (crl.isPresent() || demand == Demand.REQUIRED)) {
      settings.reject(
          CA, "machines cannot be known by certificate without it", DIRECTORY + "ca.pem");
    }
    return ca.map(path -> new Clients(path, crl, demand));
  }

  private static void rejectHalf(
      SettingsReader settings, boolean certificate, boolean key, boolean clients) {
    if (!certificate && (key || clients)) {
      settings.reject(CERTIFICATE, "missing, though TLS is wanted", DIRECTORY + "chain.pem");
    }
    if (!key && (certificate || clients)) {
      settings.reject(KEY, "missing, though TLS is wanted", DIRECTORY + "key.pem");
    }
  }

  private static void rejectPlainOutsideDevelopment(Guard guard, boolean allowed) {
    if (!allowed) {
      guard.refuse(
          CERTIFICATE,
          "machines would connect without TLS, which needs repstream.gateway.allow-plain=true",
          DIRECTORY + "chain.pem");
    }
  }
}
