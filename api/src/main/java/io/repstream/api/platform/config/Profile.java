package io.repstream.api.platform.config;

/** The environments that Repstream runs in. */
public enum Profile {
  DEVELOPMENT,
  STAGING,
  PRODUCTION;

  /** Whether weak settings are refused here. */
  public boolean isGuarded() {
    return this != DEVELOPMENT;
  }
}
