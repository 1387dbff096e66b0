package io.repstream.perf.wire;

import static java.util.stream.Collectors.joining;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * A certificate for this host that nobody vouches for, to try TLS with: made by the JDK's keytool.
 */
public record SelfSigned(X509Certificate certificate, PrivateKey key) {
  private static final String ALIAS = "check";
  private static final String PASSWORD = "changeit";
  private static final String LINE = "\n";

  /**
   * Makes one. Blocks.
   *
   * @param directory for a file that does not stay
   * @param names of this host, besides {@code localhost} and its address
   */
  public static SelfSigned make(Path directory, String... names)
      throws IOException, InterruptedException {
    Path file = Files.createTempDirectory(directory, "certificate-").resolve("store.p12");
    try {
      run(file, names);
      return read(file);
    } catch (GeneralSecurityException unreadable) {
      throw new IOException("keytool left nothing that can be read", unreadable);
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(file.getParent());
    }
  }

  private static void run(Path file, String... names) throws IOException, InterruptedException {
    Process keytool =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-alias",
                    ALIAS,
                    "-keyalg",
                    "EC",
                    "-groupname",
                    "secp256r1",
                    "-dname",
                    "CN=repstream check",
                    "-ext",
                    "SAN=ip:127.0.0.1,dns:localhost"
                        + Stream.of(names).map(name -> ",dns:" + name).collect(joining()),
                    "-validity",
                    "30",
                    "-storetype",
                    "PKCS12",
                    "-keystore",
                    file.toString(),
                    "-storepass",
                    PASSWORD))
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (keytool.waitFor() != 0) {
      throw new IOException("keytool makes no certificate: " + said);
    }
  }

  private static SelfSigned read(Path file) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    Key key = store.getKey(ALIAS, PASSWORD.toCharArray());
    Certificate certificate = store.getCertificate(ALIAS);
    return new SelfSigned((X509Certificate) certificate, (PrivateKey) key);
  }

  public String certificatePem() throws GeneralSecurityException {
    return pem("CERTIFICATE", certificate.getEncoded());
  }

  /** As PKCS#8, without a password. */
  public String keyPem() {
    return pem("PRIVATE KEY", key.getEncoded());
  }

  private static String pem(String what, byte[] bytes) {
    String body =
        Base64.getMimeEncoder(64, LINE.getBytes(StandardCharsets.US_ASCII)).encodeToString(bytes);
    return "-----BEGIN "
        + what
        + "-----"
        + LINE
        + body
        + LINE
        + "-----END "
        + what
        + "-----"
        + LINE;
  }

  /** The gateway's end of TLS. */
  public SslContext server() throws IOException {
    return SslContextBuilder.forServer(key, certificate).sslProvider(SslProvider.JDK).build();
  }

  /** The end of a machine that trusts this certificate alone. */
  public SslContext client() throws IOException {
    return SslContextBuilder.forClient()
        .trustManager(certificate)
        .sslProvider(SslProvider.JDK)
        .build();
  }
}
