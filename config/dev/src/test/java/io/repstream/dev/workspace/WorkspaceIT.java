package io.repstream.dev.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceIT {
  @TempDir Path home;
  private Workspace workspace;
  private SecretFiles secrets;

  @BeforeEach
  void prepare() throws IOException {
    workspace = new Workspace(home);
    workspace.prepare();
    secrets = new SecretFiles(workspace.secrets());
  }

  @Test
  void secretsAreKeptAndOnlyTheirOwnerCanReadThem() throws IOException {
    Path key = secrets.machineMasterKey();
    String value = Files.readString(key);

    assertThat(Files.readString(secrets.machineMasterKey())).isEqualTo(value);
    assertThat(Base64.getUrlDecoder().decode(value)).hasSize(32);
    assertThat(permissions(key)).isEqualTo("rw-------");
    assertThat(permissions(workspace.root())).isEqualTo("rwx------");
  }

  @Test
  void everySecretIsAnother() throws IOException {
    assertThat(
            Stream.of(
                Files.readString(secrets.machineMasterKey()),
                Files.readString(secrets.passwordPepper()),
                Files.readString(secrets.s3SecretKey()),
                Files.readString(secrets.operatorPassword()),
                Files.readString(secrets.demoPassword())))
        .doesNotHaveDuplicates()
        .allSatisfy(secret -> assertThat(secret).hasSizeGreaterThanOrEqualTo(20));
  }

  @Test
  void theTokenKeyIsAnRsaKeyInPem() throws Exception {
    String pem = Files.readString(secrets.jwtPrivateKey());
    String body = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");

    KeyFactory.getInstance("RSA")
        .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));

    assertThat(pem).startsWith("-----BEGIN PRIVATE KEY-----\n");
  }

  @Test
  void forgettingRemovesTheGymAndKeepsTheLogs() throws IOException {
    Path secret = secrets.demoPassword();
    Files.createDirectories(workspace.data("redis"));
    PrivateFile.write(workspace.demoFile(), "{}");
    Files.writeString(workspace.log("api"), "a line");

    workspace.forget();

    assertThat(secret).doesNotExist();
    assertThat(workspace.data("redis")).doesNotExist();
    assertThat(workspace.demoFile()).doesNotExist();
    assertThat(workspace.log("api")).exists();
  }

  @Test
  void aPrivateFileIsReplacedWhole() throws IOException {
    PrivateFile.write(workspace.demoFile(), "first and longer");
    PrivateFile.write(workspace.demoFile(), "second");

    assertThat(workspace.demoFile()).hasContent("second");
    assertThat(permissions(workspace.demoFile())).isEqualTo("rw-------");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
