package io.repstream.gateway.net.tls;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.repstream.common.rmp.RmpCode;
import io.repstream.gateway.session.Input;
import java.security.cert.CertPathValidatorException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * Tells the session how TLS came out: which machines the peer's certificate names, or that there
 * will be no connection. Stands behind the TLS handler and takes its faults.
 */
final class TlsWatch extends ChannelInboundHandlerAdapter {
  private final SslHandler tls;
  private final Consumer<String> failures;
  private boolean told;

  /**
   * @param failures counts why handshakes fail
   */
  TlsWatch(SslHandler tls, Consumer<String> failures) {
    this.tls = tls;
    this.failures = failures;
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof SslHandshakeCompletionEvent completion) {
      if (completion.isSuccess()) {
        succeeded(ctx);
      } else {
        failed(ctx, completion.cause());
      }
    }
    ctx.fireUserEventTriggered(event);
  }

  private void succeeded(ChannelHandlerContext ctx) {
    try {
      Certificate[] shown = tls.engine().getSession().getPeerCertificates();
      if (shown[0] instanceof X509Certificate certificate) {
        var machines = MachineCertificate.machines(certificate);
        ctx.fireUserEventTriggered(new Input.CertificateShown(machines));
      }
    } catch (SSLPeerUnverifiedException none) {
      // Without a certificate the machine proves its key.
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (rootOf(cause, SSLException.class) == null) {
      ctx.fireExceptionCaught(cause);
    } else {
      failed(ctx, cause);
    }
  }

  private void failed(ChannelHandlerContext ctx, Throwable cause) {
    if (!told) {
      told = true;
      String reason = reason(cause);
      failures.accept(reason);
      ctx.fireUserEventTriggered(new Input.Unreadable(RmpCode.MALFORMED, "TLS: " + reason));
    }
  }

  /** A fixed word: texts of TLS libraries can hold what the peer sent. */
  private static String reason(Throwable cause) {
    if (rootOf(cause, NotSslRecordException.class) != null) {
      return "no_tls";
    }
    if (rootOf(cause, CertPathValidatorException.class) != null
        || rootOf(cause, CertificateException.class) != null) {
      return "certificate";
    }
    String text = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
    if (text.contains("certificate")) {
      return "certificate";
    }
    return text.contains("version") || text.contains("protocol") ? "version" : "other";
  }

  private static <T extends Throwable> @Nullable T rootOf(Throwable cause, Class<T> type) {
    for (Throwable at = cause; at != null; at = at.getCause()) {
      if (type.isInstance(at)) {
        return type.cast(at);
      }
    }
    return null;
  }
}
