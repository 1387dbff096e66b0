package io.repstream.gateway;

import io.repstream.common.config.InvalidSettingsException;
import io.repstream.common.config.SettingsReader;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
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

  private GatewayMain() {}

  public static void main(String[] args) {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    System.exit(run());
  }

  @SuppressWarnings("SystemOut") // the table of problems is for whoever started the process
  private static int run() {
    Logger log = LoggerFactory.getLogger(GatewayMain.class);
    try {
      Gateway gateway = Gateway.start(GatewayConfig.read(SettingsReader.ofProcess()));
      AtomicInteger exitCode = new AtomicInteger();
      closeAtShutdown(gateway, exitCode);
      CompletableFuture.anyOf(gateway.storeUnfit(), gateway.ended()).join();
      if (gateway.storeUnfit().isDone()) {
        log.error("the store cannot be used: {}", gateway.storeUnfit().join());
        exitCode.set(InvalidSettingsException.EXIT_CODE);
      }
      return exitCode.get();
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

  /** A JVM that was asked to stop would exit with 143; an end in good order is told as 0. */
  private static void closeAtShutdown(Gateway gateway, AtomicInteger exitCode) {
    Runtime runtime = Runtime.getRuntime();
    runtime.addShutdownHook(
        Thread.ofPlatform()
            .name("stop")
            .unstarted(
                () -> {
                  gateway.close();
                  runtime.halt(exitCode.get());
                }));
  }
}
