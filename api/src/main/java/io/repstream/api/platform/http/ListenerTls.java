package io.repstream.api.platform.http;

import io.helidon.common.configurable.Resource;
import io.helidon.common.pki.Keys;
import io.helidon.common.tls.Tls;
import io.repstream.api.platform.config.listener.ListenerConfig.TlsFiles;
import java.util.List;

/** TLS 1.2 and 1.3 by files, read once: who renews them starts the process anew. */
final class ListenerTls {
  private static final List<String> VERSIONS = List.of("TLSv1.3", "TLSv1.2");

  private ListenerTls() {}

  static Tls of(TlsFiles files) {
    Keys keys =
        Keys.builder()
            .pem(
                pem ->
                    pem.key(Resource.create(files.key()))
                        .certChain(Resource.create(files.certificate())))
            .build();
    return Tls.builder()
        .privateKey(keys)
        .privateKeyCertChain(keys)
        .enabledProtocols(VERSIONS)
        .build();
  }
}
