package io.repstream.api.platform.config;

import io.helidon.common.Weight;
import io.helidon.common.Weighted;
import io.helidon.microprofile.cdi.CdiStartupProvider;
import io.helidon.spi.HelidonStartupProvider;
import io.repstream.common.config.InvalidSettingsException;
import java.io.PrintStream;
import java.util.function.IntConsumer;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * What {@code io.helidon.Main} runs: settings are checked before the container exists, so that a
 * wrong one is told as a table of all faults and not as a stack trace of the first bean that met
 * it.
 */
@Weight(Weighted.DEFAULT_WEIGHT + 200) // above Helidon's own provider, which it hands over to
public final class RepstreamStartup implements HelidonStartupProvider {
  private final HelidonStartupProvider container;
  private final PrintStream errors;
  private final IntConsumer exit;

  /** For the service loader. */
  @SuppressWarnings(
      "deprecation") // Helidon deprecates direct use to keep people on Main; we are on it
  public RepstreamStartup() {
    this(new CdiStartupProvider(), System.err, System::exit);
  }

  RepstreamStartup(HelidonStartupProvider container, PrintStream errors, IntConsumer exit) {
    this.container = container;
    this.errors = errors;
    this.exit = exit;
  }

  @Override
  public void start(String[] arguments) {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    if (isFit(ConfigProvider.getConfig())) {
      container.start(arguments);
    }
  }

  boolean isFit(Config config) {
    try {
      ApiConfigReader.read(config);
      return true;
    } catch (InvalidSettingsException unfit) {
      errors.println(unfit.getMessage());
      exit.accept(InvalidSettingsException.EXIT_CODE);
      return false;
    }
  }
}
