package io.repstream.gateway.handler;

import io.netty.channel.Channel;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.repstream.common.rmp.RmpCode;
import io.repstream.gateway.ops.GatewayMetrics;
import io.repstream.gateway.session.CloseReason;
import io.repstream.gateway.session.CloseReason.Cause;
import io.repstream.gateway.session.Effect.Admission;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * The only place that closes machine connections: counts and logs each once, under its reason.
 * Nothing that an unproven machine sent is ever logged.
 */
final class ConnectionCloser {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionCloser.class);
  private static final long LINGER_MS = 1_000;

  private final GatewayMetrics metrics;

  ConnectionCloser(GatewayMetrics metrics) {
    this.metrics = metrics;
  }

  /**
   * Sends what is written, then closes.
   *
   * @param admission null where the machine never proved itself
   */
  void close(Channel channel, CloseReason reason, @Nullable Admission admission) {
    count(reason, admission);
    log(channel, reason, admission);
    if (channel.isActive()) {
      closeSoftly(channel, reason);
    }
  }

  /**
   * Half-closes, then drops what still comes until the machine closes too. A full close with unread
   * bytes would make the kernel reset the connection, and the farewell would be lost with it. The
   * reason is the last thing written; the door's encoder knows how it is told there, if at all.
   */
  private static void closeSoftly(Channel channel, CloseReason reason) {
    channel.config().setAutoRead(true);
    channel
        .writeAndFlush(reason)
        .addListener(
            _ -> {
              SslHandler tls = channel.pipeline().get(SslHandler.class);
              if (tls == null) {
                endSending(channel);
              } else {
                tls.closeOutbound().addListener(_ -> endSending(channel));
              }
            });
    Runnable close =
        () -> {
          var _ = channel.close();
        };
    var _ = channel.eventLoop().schedule(close, LINGER_MS, TimeUnit.MILLISECONDS);
  }

  private static void endSending(Channel channel) {
    if (channel instanceof DuplexChannel duplex && duplex.isActive()) {
      var _ = duplex.shutdownOutput();
    }
  }

  private void count(CloseReason reason, @Nullable Admission admission) {
    metrics.connectionClosed(label(reason.cause()));
    if (admission == null) {
      metrics.handshake(outcome(reason));
    }
    RmpCode code = reason.code();
    if (code != null && isFault(reason)) {
      metrics.refused(code.code());
    }
  }

  private static String outcome(CloseReason reason) {
    RmpCode code = reason.code();
    return (code == null ? reason.cause().name() : code.name()).toLowerCase(Locale.ROOT);
  }

  private static String label(Cause cause) {
    return cause.name().toLowerCase(Locale.ROOT);
  }

  private static boolean isFault(CloseReason reason) {
    return reason.cause() == Cause.REFUSED || reason.cause() == Cause.PROTOCOL_ERROR;
  }

  private static void log(Channel channel, CloseReason reason, @Nullable Admission admission) {
    LoggingEventBuilder event = isFault(reason) ? LOG.atWarn() : LOG.atDebug();
    RmpCode code = reason.code();
    if (code != null) {
      event = event.addKeyValue("repstream.code", "%04x".formatted(code.code()));
    }
    if (admission != null) {
      event = event.addKeyValue("repstream.machine.id", admission.identity().machineId().value());
    }
    event
        .addKeyValue("client.address", PeerAddress.of(channel).shortened())
        .addKeyValue("repstream.close.cause", label(reason.cause()))
        .addKeyValue("repstream.close.detail", reason.detail())
        .log(isFault(reason) ? "connection refused" : "connection closed");
  }
}
