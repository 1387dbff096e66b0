package io.repstream.api.platform.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.helidon.webserver.WebServer;
import io.repstream.api.platform.config.listener.ListenerConfig.TlsFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server with a certificate of the JDK's own key tool. */
class ListenerTlsIT {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final String STATUS = "HTTP/1.1 200 OK";
  private static final int PATIENCE_MILLIS = 10_000;

  private @TempDir Path folder;
  private KeyStore keys;
  private WebServer server;

  @BeforeEach
  void start() throws IOException, GeneralSecurityException, InterruptedException {
    keys = newKeys();
    Path certificate =
        pem("certificate.pem", "CERTIFICATE", keys.getCertificate("door").getEncoded());
    Path key = pem("key.pem", "PRIVATE KEY", keys.getKey("door", PASSWORD).getEncoded());
    server =
        WebServer.builder()
            // Its end would close the meters of the api beside it.
            .featuresDiscoverServices(false)
            .host("127.0.0.1")
            .port(0)
            .tls(ListenerTls.of(new TlsFiles(certificate, key)))
            .routing(routing -> routing.get("/", (request, response) -> response.send("hello")))
            .build()
            .start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void speaksTls12And13AndNothingOlder() throws IOException, GeneralSecurityException {
    assertThat(ask("TLSv1.3")).isEqualTo(STATUS);
    assertThat(ask("TLSv1.2")).isEqualTo(STATUS);
    assertThatExceptionOfType(SSLException.class).isThrownBy(() -> ask("TLSv1.1"));
  }

  private String ask(String version) throws IOException, GeneralSecurityException {
    try (SSLSocket socket =
        (SSLSocket) context().getSocketFactory().createSocket("127.0.0.1", server.port())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.setEnabledProtocols(new String[] {version});
      socket
          .getOutputStream()
          .write(
              "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".getBytes(US_ASCII));
      return new String(socket.getInputStream().readNBytes(STATUS.length()), US_ASCII);
    }
  }

  private SSLContext context() throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("door", keys.getCertificate("door"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private KeyStore newKeys() throws IOException, GeneralSecurityException, InterruptedException {
    Path store = folder.resolve("keys.p12");
    String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process process =
        new ProcessBuilder(
                tool,
                "-genkeypair",
                "-alias",
                "door",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                "changeit")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    KeyStore made = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      made.load(in, PASSWORD);
    }
    return made;
  }

  private Path pem(String file, String type, byte[] der) throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return Files.writeString(
        folder.resolve(file),
        "-----BEGIN " + type + "-----\n" + text + "\n-----END " + type + "-----\n");
  }
}
