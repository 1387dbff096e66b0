package io.repstream.gateway.net.tls;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * TLS of all machine doors.
 *
 * @param certificateFile PEM; ours first, then those that lead to a root
 * @param keyFile PEM, PKCS#8 without a password
 * @param clients who may prove itself by certificate; empty where nobody may
 * @param provider whose TLS
 * @param checkInterval how often the files are looked at
 */
public record TlsConfig(
    Path certificateFile,
    Path keyFile,
    Optional<Clients> clients,
    Provider provider,
    Duration checkInterval) {

  /**
   * Machines with certificates.
   *
   * @param caFile PEM; the authorities whose machines are let in
   * @param crlFile PEM; lists of revoked certificates, one of each authority
   */
  public record Clients(Path caFile, Optional<Path> crlFile, Demand demand) {}

  /** Whether a machine must have a certificate. */
  public enum Demand {
    /** Who shows none proves its key. */
    OPTIONAL,
    /** Who shows none is not let in. */
    REQUIRED
  }

  /** Who does the work. */
  public enum Provider {
    /** BoringSSL where it loads, else the JDK. */
    AUTO,
    /** The JDK. */
    JDK
  }
}
