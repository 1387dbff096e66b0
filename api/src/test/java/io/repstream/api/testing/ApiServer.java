package io.repstream.api.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;

import io.helidon.microprofile.server.Server;
import io.helidon.microprofile.server.ServerCdiExtension;
import jakarta.enterprise.inject.spi.CDI;
import java.net.URI;
import java.util.Base64;
import java.util.Map;

/**
 * The whole api in this JVM, on free ports, over {@link TestStores}. Tests get it from {@link
 * ApiTest}; it starts once for all of them.
 */
public final class ApiServer implements AutoCloseable {
  public static final String OPERATOR_EMAIL = "operator@repstream.example";
  public static final String OPERATOR_PASSWORD = "operator of the tests";

  /** The one origin besides our own that browsers may call from. */
  public static final String ALLOWED_ORIGIN = "https://app.example";

  private final TestStores stores;
  private final Server server;
  private final int adminPort;

  private ApiServer(TestStores stores) {
    this.stores = stores;
    settings(stores).forEach(System::setProperty);
    this.server = Server.create().start();
    this.adminPort =
        CDI.current().getBeanManager().getExtension(ServerCdiExtension.class).port("admin");
  }

  static ApiServer start() {
    return new ApiServer(TestStores.start());
  }

  /** All settings that an api over these stores needs; those of a process go by environment. */
  public static Map<String, String> settings(TestStores stores) {
    return Map.ofEntries(
        entry("repstream.redis.stream.url", stores.redisUrl()),
        entry("repstream.redis.topology", TestStores.redisTopology().name()),
        // A busy machine is no outage.
        entry("repstream.redis.timeout", "PT1S"),
        entry("repstream.mongodb.url", stores.mongoUrl()),
        entry("repstream.mongodb.database", "repstream-it-" + ProcessHandle.current().pid()),
        entry("repstream.s3.url", stores.s3().url()),
        entry("repstream.s3.access-key", stores.s3().credentials().accessKey()),
        entry("repstream.s3.secret-key", stores.s3().credentials().secretKey()),
        entry("repstream.machine.master-key", base64Url("machine master key of the tests!")),
        entry("repstream.password.pepper", base64Url("password pepper of all the tests")),
        entry("repstream.password.bcrypt-cost", "10"),
        entry("repstream.jwt.private-key", TestConfig.signingKey()),
        entry("repstream.bootstrap.operator.email", OPERATOR_EMAIL),
        entry("repstream.bootstrap.operator.password", OPERATOR_PASSWORD),
        entry("repstream.api.allowed-origins", ALLOWED_ORIGIN),
        entry("repstream.mail.folder", MailBox.folder().toString()));
  }

  private static String base64Url(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  /** Where the public door is. */
  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  public int port() {
    return server.port();
  }

  /** Where health and metrics are. */
  public URI adminUri(String path) {
    return URI.create("http://127.0.0.1:" + adminPort + path);
  }

  /** The stores underneath. */
  public TestStores stores() {
    return stores;
  }

  /** A bean of the running api. */
  public <T> T bean(Class<T> type) {
    return CDI.current().select(type).get();
  }

  @Override
  public void close() {
    server.stop();
    stores.close();
  }
}
