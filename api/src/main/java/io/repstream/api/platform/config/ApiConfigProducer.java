package io.repstream.api.platform.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.ConfigProvider;

/** Gives beans the settings. */
@ApplicationScoped
public class ApiConfigProducer {
  /** The settings; read once. */
  @Produces
  @Singleton
  ApiConfig config() {
    return ApiConfigReader.read(ConfigProvider.getConfig());
  }
}
