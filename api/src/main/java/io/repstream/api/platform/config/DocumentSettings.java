package io.repstream.api.platform.config;

import io.repstream.api.platform.config.source.MicroProfileSettings;
import io.repstream.common.config.Secret;
import io.repstream.common.config.SettingsReader;
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
    SettingsReader settings = MicroProfileSettings.reader(config);
    Secret url = settings.secret(ApiConfigReader.MONGODB_URL, "mongodb://127.0.0.1:27017");
    String database = settings.textOr(ApiConfigReader.MONGODB_DATABASE, "repstream");
    return settings.orThrow(new DocumentSettings(url, database));
  }
}
