package io.repstream.gateway.testkit;

import io.repstream.gateway.testkit.TestPki.Issued;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Opens TLS connections as a machine does: it trusts one authority and may have a certificate. */
public final class TlsSockets {
  private final SSLContext context;

  private TlsSockets(TestPki trusted, @Nullable Issued own) {
    try {
      TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(trusted.trustStore());
      KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(own == null ? null : own.keyStore(), new char[0]);
      this.context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  public static TlsSockets trusting(TestPki trusted) {
    return new TlsSockets(trusted, null);
  }

  public static TlsSockets of(Issued own, TestPki trusted) {
    return new TlsSockets(trusted, own);
  }

  /** A connection whose handshake has not begun. */
  public SSLSocket connect(InetSocketAddress gateway) throws IOException {
    return (SSLSocket)
        context.getSocketFactory().createSocket(gateway.getAddress(), gateway.getPort());
  }

  /** TLS over a connection that is open. */
  public SSLSocket over(Socket plain) throws IOException {
    InetSocketAddress peer = (InetSocketAddress) plain.getRemoteSocketAddress();
    return (SSLSocket)
        context.getSocketFactory().createSocket(plain, peer.getHostString(), peer.getPort(), true);
  }

  /** A connection that can speak only one version. */
  public SSLSocket connect(InetSocketAddress gateway, String version) throws IOException {
    SSLSocket socket = connect(gateway);
    socket.setEnabledProtocols(new String[] {version});
    return socket;
  }
}
