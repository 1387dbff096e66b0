package io.repstream.gateway.handler;

import io.netty.channel.ChannelConfig;
import io.repstream.gateway.ops.GatewayMetrics;

/**
 * Whether a connection is read: not while its session holds it, and not while its peer does not
 * take what it is sent. For one event loop.
 */
final class ReadGate {
  private final ChannelConfig config;
  private final GatewayMetrics metrics;
  private boolean held;
  private boolean writable = true;
  private boolean closed;

  ReadGate(ChannelConfig config, GatewayMetrics metrics) {
    this.config = config;
    this.metrics = metrics;
  }

  void hold() {
    if (!held) {
      held = true;
      metrics.readingHeld();
      apply();
    }
  }

  void release() {
    if (held) {
      held = false;
      metrics.readingReleased();
      apply();
    }
  }

  void writable(boolean nowWritable) {
    writable = nowWritable;
    apply();
  }

  private void apply() {
    if (!closed) {
      config.setAutoRead(writable && !held);
    }
  }

  /** The connection ends: the gate has no more say. */
  void close() {
    closed = true;
    release();
  }
}
