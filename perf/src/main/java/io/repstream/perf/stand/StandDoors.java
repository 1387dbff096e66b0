package io.repstream.perf.stand;

import io.netty.handler.ssl.SslContext;
import io.repstream.perf.wire.Door;
import io.repstream.perf.wire.Pipelines;
import io.repstream.perf.wire.SelfSigned;
import io.repstream.perf.wire.Way;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;

/**
 * The way from a stand's machines to its gateways.
 *
 * @param pipelines of the machines' end, shared by all of them
 * @param settings that gateways need for it, as environment variables
 */
record StandDoors(Way way, Pipelines pipelines, Map<String, String> settings) {
  StandDoors {
    settings = Map.copyOf(settings);
  }

  /** Makes a certificate where the way needs one. Blocks. */
  static StandDoors of(Way way, Path directory) throws IOException, InterruptedException {
    if (!way.isSecure()) {
      return new StandDoors(way, new Pipelines(way, Optional.empty()), Map.of());
    }
    SelfSigned certificate = SelfSigned.make(directory);
    Path chain = directory.resolve("gateway-certificate.pem");
    Path key = directory.resolve("gateway-key.pem");
    try {
      Files.writeString(chain, certificate.certificatePem());
      Files.writeString(key, certificate.keyPem());
    } catch (GeneralSecurityException impossible) {
      throw new IOException("the certificate cannot be written", impossible);
    }
    SslContext trusting = certificate.client();
    return new StandDoors(
        way,
        new Pipelines(way, Optional.of(trusting)),
        Map.of(
            "REPSTREAM_GATEWAY_TLS_CERTIFICATE_FILE", chain.toString(),
            "REPSTREAM_GATEWAY_TLS_KEY_FILE", key.toString()));
  }

  Door of(GatewayProcess gateway) {
    return new Door(way.isWebSocket() ? gateway.webSocketDoor() : gateway.door(), pipelines);
  }
}
