package io.repstream.common.config;

/** The environments that Repstream runs in. */
public enum Profile {
  DEVELOPMENT,
  STAGING,
  PRODUCTION;

  static final String KEY = "mp.config.profile";

  /**
   * Reads which one it is. What acts before any code of ours runs is asked for as well, so that it
   * is checked and documented: where settings come from, and how much is logged.
   */
  public static Profile read(SettingsReader settings) {
    Profile profile = settings.constantOr(KEY, DEVELOPMENT);
    settings.optionalText(ProcessSettings.FOLDER);
    settings.optionalText(ProcessSettings.SECRETS_FOLDER);
    settings.constantOr("repstream.log.level", LogLevel.INFO);
    return profile;
  }

  /** Whether weak settings are refused here. */
  public boolean isGuarded() {
    return this != DEVELOPMENT;
  }
}
