package io.repstream.api.platform.config;

import io.repstream.common.config.Secret;
import io.repstream.common.config.SettingsReader;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/**
 * Where documents are, for operators' commands that need nothing else.
 *
 * @param url a connection string
 * @param database in it
 */
public record DocumentSettings(Secret url, String database) {
  /**
   * Reads both.
   *
   * @throws io.repstream.common.config.InvalidSettingsException with a table of all problems
   */
  public static DocumentSettings read(Config config) {
    SettingsReader settings = new SettingsReader(List.of(new MicroProfileSettings(config)));
    Secret url = settings.secret(ApiConfigReader.MONGODB_URL, "mongodb://127.0.0.1:27017");
    String database = settings.textOr(ApiConfigReader.MONGODB_DATABASE, "repstream");
    return settings.orThrow(new DocumentSettings(url, database));
  }
}
