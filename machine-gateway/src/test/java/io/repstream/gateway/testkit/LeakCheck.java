package io.repstream.gateway.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.PooledByteBufAllocator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test class after which Netty has found a buffer that nobody released. */
public final class LeakCheck implements BeforeAllCallback, AfterAllCallback {
  private static final Queue<String> LEAKS = new ConcurrentLinkedQueue<>();

  @Override
  public void beforeAll(ExtensionContext context) {
    ByteBufUtil.setLeakListener((resourceType, records) -> LEAKS.add(resourceType + records));
  }

  /** A leak shows when the next buffer is made after the lost one was collected. */
  @Override
  public void afterAll(ExtensionContext context) {
    System.gc();
    for (int i = 0; i < 10; i++) {
      PooledByteBufAllocator.DEFAULT.directBuffer(16).release();
    }
    assertThat(LEAKS).as("buffers that were not released").isEmpty();
  }
}
