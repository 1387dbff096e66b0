package io.repstream.gateway.net.tls;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.repstream.gateway.net.tls.TlsConfig.Clients;
import io.repstream.gateway.net.tls.TlsConfig.Demand;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * The contents of all TLS files at one time. They are read together, so that a context is never
 * made of a certificate and the key of another.
 */
@SuppressWarnings("ArrayRecordComponent") // compared by digest only
record TlsFiles(byte[] certificates, byte[] key, byte @Nullable [] ca, byte @Nullable [] crl) {
  private static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

  static TlsFiles read(TlsConfig config) throws IOException {
    byte @Nullable [] ca = null;
    byte @Nullable [] crl = null;
    if (config.clients().isPresent()) {
      Clients clients = config.clients().get();
      ca = Files.readAllBytes(clients.caFile());
      if (clients.crlFile().isPresent()) {
        crl = Files.readAllBytes(clients.crlFile().get());
      }
    }
    return new TlsFiles(
        Files.readAllBytes(config.certificateFile()),
        Files.readAllBytes(config.keyFile()),
        ca,
        crl);
  }

  /** Changes whenever any of the files does. */
  byte[] digest() throws GeneralSecurityException {
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    sha256.update(sha256.digest(certificates));
    sha256.update(MessageDigest.getInstance("SHA-256").digest(key));
    for (byte[] optional : new byte @Nullable [][] {ca, crl}) {
      if (optional != null) {
        sha256.update(MessageDigest.getInstance("SHA-256").digest(optional));
      }
    }
    return sha256.digest();
  }

  X509Certificate certificate() throws GeneralSecurityException {
    return PemFiles.certificates(certificates).getFirst();
  }

  SslContext context(TlsConfig config) throws GeneralSecurityException, IOException {
    List<X509Certificate> chain = PemFiles.certificates(certificates);
    SslContextBuilder builder =
        SslContextBuilder.forServer(PemFiles.keyOf(chain.getFirst(), key), chain)
            .protocols(PROTOCOLS)
            .sslProvider(provider(config.provider()));
    if (config.clients().isPresent() && ca != null) {
      boolean required = config.clients().get().demand() == Demand.REQUIRED;
      builder
          .clientAuth(required ? ClientAuth.REQUIRE : ClientAuth.OPTIONAL)
          .trustManager(trust(ca, crl));
    }
    return builder.build();
  }

  private static SslProvider provider(TlsConfig.Provider wanted) {
    return wanted == TlsConfig.Provider.AUTO && OpenSsl.isAvailable()
        ? SslProvider.OPENSSL
        : SslProvider.JDK;
  }

  /** With a revocation list, a certificate about which no list says anything is not trusted. */
  private static TrustManagerFactory trust(byte[] ca, byte @Nullable [] crl)
      throws GeneralSecurityException {
    Set<TrustAnchor> anchors = new HashSet<>();
    for (X509Certificate authority : PemFiles.certificates(ca)) {
      anchors.add(new TrustAnchor(authority, null));
    }
    PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, new X509CertSelector());
    parameters.setRevocationEnabled(crl != null);
    if (crl != null) {
      parameters.addCertStore(
          CertStore.getInstance(
              "Collection", new CollectionCertStoreParameters(PemFiles.revocationLists(crl))));
    }
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(new CertPathTrustManagerParameters(parameters));
    return factory;
  }
}
