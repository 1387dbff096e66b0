package io.repstream.common.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessSettingsTest {
  @TempDir Path folder;
  private final Properties properties = new Properties();
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void fillEveryPlace() throws IOException {
    Files.writeString(folder.resolve(".env"), "A_B=dotenv\nC=dotenv\n");
    Files.createDirectory(folder.resolve("secrets"));
    Files.writeString(folder.resolve("secrets/A_B"), "secret\n");
    Files.writeString(folder.resolve("secrets/D"), "secret\n");
    for (String profile : new String[] {"development", "production"}) {
      Files.writeString(folder.resolve(profile + ".env"), "A_B=file\nE=" + profile + "\n");
    }
    environment.put("REPSTREAM_CONFIG_FOLDER", folder.toString());
    environment.put("REPSTREAM_CONFIG_SECRETS_FOLDER", folder.resolve("secrets").toString());
  }

  private ProcessSettings places() {
    return ProcessSettings.of(properties, environment, folder);
  }

  private String value(String key) {
    return new SettingsReader(places().sources()).textOr(key, "default");
  }

  @Test
  void theStrongestPlaceWins() {
    assertThat(value("c")).isEqualTo("dotenv");
    assertThat(value("d")).isEqualTo("secret");
    assertThat(value("e")).isEqualTo("development");
    assertThat(value("f")).isEqualTo("default");
    assertThat(value("a.b")).isEqualTo("dotenv");
    environment.put("A_B", "environment");
    assertThat(value("a.b")).isEqualTo("environment");
    properties.setProperty("a.b", "property");
    assertThat(value("a.b")).isEqualTo("property");
    assertThat(places().places())
        .extracting(ProcessSettings.Place::rank)
        .containsExactly(290, 270, 200);
  }

  @Test
  void theDevelopersFileCountsInDevelopmentOnly() {
    environment.put("MP_CONFIG_PROFILE", "production");
    assertThat(value("a.b")).isEqualTo("secret");
    assertThat(value("c")).isEqualTo("default");
    assertThat(value("e")).isEqualTo("production");
  }

  @Test
  void takesTheCredentialsOfItsUnitAsSecrets() {
    environment.remove("REPSTREAM_CONFIG_SECRETS_FOLDER");
    assertThat(value("d")).isEqualTo("default");
    environment.put("CREDENTIALS_DIRECTORY", folder.resolve("secrets").toString());
    assertThat(value("d")).isEqualTo("secret");
  }

  @Test
  void tellsOfPlacesThatCannotBeRead() throws IOException {
    environment.put("MP_CONFIG_PROFILE", "staging");
    assertThat(places().problems())
        .extracting(SettingProblem::key)
        .containsExactly("repstream.config.folder");

    environment.put("MP_CONFIG_PROFILE", "production");
    Files.writeString(folder.resolve("production.env"), "export A=1");
    assertThat(places().problems())
        .extracting(SettingProblem::fault)
        .containsExactly("its file cannot be used: line 1 is not NAME=value");
  }

  @Test
  void anUnknownProfileIsOneProblemAndNotTwo() {
    environment.put("MP_CONFIG_PROFILE", "prod");
    SettingsReader reader = new SettingsReader(places().sources(), places().problems());
    assertThat(Profile.read(reader)).isEqualTo(Profile.DEVELOPMENT);
    assertThat(reader.problems())
        .extracting(SettingProblem::fault)
        .containsExactly("must be one of development, staging, production");
  }
}
