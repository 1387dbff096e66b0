package io.repstream.gateway;

import ch.qos.logback.classic.LoggerContext;
import io.repstream.common.config.InvalidSettingsException;
import io.repstream.common.config.SettingsReader;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * The gateway process. Exit codes: 0 after SIGTERM or a drain, 78 where settings or store do not
 * fit, 1 where it cannot start for another reason.
 */
public final class GatewayMain {
  private static final int CANNOT_START = 1;
  private static final Duration START_LIMIT = Duration.ofSeconds(10);

  private final CompletableFuture<Gateway> started = new CompletableFuture<>();
  private final AtomicInteger exitCode = new AtomicInteger(CANNOT_START);

  private GatewayMain() {}

  public static void main(String[] args) {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    GatewayMain process = new GatewayMain();
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(process::stop));
    System.exit(process.run());
  }

  private int run() {
    try {
      exitCode.set(serve());
      return exitCode.get();
    } finally {
      // Nobody waits for a gateway that did not come to be.
      started.cancel(false);
    }
  }

  @SuppressWarnings("SystemOut") // the table of problems is for whoever started the process
  private int serve() {
    Logger log = LoggerFactory.getLogger(GatewayMain.class);
    try {
      Gateway gateway = Gateway.start(GatewayConfig.read(SettingsReader.ofProcess()));
      exitCode.set(0);
      started.complete(gateway);
      CompletableFuture.anyOf(gateway.storeUnfit(), gateway.ended()).join();
      if (gateway.storeUnfit().isDone()) {
        log.error("the store cannot be used: {}", gateway.storeUnfit().join());
        return InvalidSettingsException.EXIT_CODE;
      }
      return 0;
    } catch (InvalidSettingsException unusable) {
      System.err.print(unusable.getMessage());
      return InvalidSettingsException.EXIT_CODE;
    } catch (StoreUnfitException unusable) {
      log.error("the store cannot be used: {}", unusable.getMessage());
      return InvalidSettingsException.EXIT_CODE;
    } catch (IOException taken) {
      log.error("the gateway cannot start: {}", taken.getMessage());
      return CANNOT_START;
    }
  }

  /**
   * Runs when the JVM is to end, for whatever reason; a gateway that is just starting is waited
   * for. A JVM that was asked to stop would exit with 143; an end in good order is told as 0.
   */
  private void stop() {
    try {
      started.get(START_LIMIT.toSeconds(), TimeUnit.SECONDS).close();
    } catch (CancellationException | ExecutionException | TimeoutException neverStarted) {
      LoggerFactory.getLogger(GatewayMain.class).debug("there is no gateway to stop", neverStarted);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logs) {
      // What is logged and not yet written; gives up after a second where nobody reads it.
      logs.stop();
    }
    Runtime.getRuntime().halt(exitCode.get());
  }
}
