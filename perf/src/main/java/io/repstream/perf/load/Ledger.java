package io.repstream.perf.load;

import io.repstream.common.clock.MonotonicClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes lines to a file as NDJSON, forced to disk each second, from a thread of its own. The queue
 * to it is bounded: who offers must look at the answer.
 */
final class Ledger implements AutoCloseable {
  private static final int CAPACITY = 1 << 16;
  private static final int BATCH = 4_096;
  private static final long POLL_MILLIS = 100;
  private static final Duration FORCE_PERIOD = Duration.ofSeconds(1);

  private final BlockingQueue<LedgerLine> queue = new ArrayBlockingQueue<>(CAPACITY);
  private final MonotonicClock clock = MonotonicClock.system();
  private final FileChannel file;
  private final Thread writer;
  private volatile boolean closing;
  private volatile @Nullable IOException failure;

  /** Opens the file and empties it. */
  Ledger(Path path) throws IOException {
    this.file =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING);
    this.writer = Thread.ofPlatform().name("ledger").start(this::write);
  }

  /** Takes a line unless the queue is full; never blocks. */
  boolean offer(LedgerLine line) {
    return queue.offer(line);
  }

  /** Takes a line, waiting for room. Not on an event loop. */
  void put(LedgerLine line) throws InterruptedException {
    queue.put(line);
  }

  private void write() {
    long forcedNanos = clock.nanos();
    List<LedgerLine> batch = new ArrayList<>(BATCH);
    try {
      while (!closing || !queue.isEmpty()) {
        LedgerLine first = queue.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
          batch.add(first);
          queue.drainTo(batch, BATCH - 1);
          write(batch);
          batch.clear();
        }
        if (clock.since(forcedNanos).compareTo(FORCE_PERIOD) >= 0) {
          file.force(false);
          forcedNanos = clock.nanos();
        }
      }
      file.force(false);
    } catch (IOException e) {
      failure = e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(List<LedgerLine> batch) throws IOException {
    StringBuilder lines = new StringBuilder(batch.size() * 256);
    batch.forEach(line -> line.appendTo(lines));
    ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.US_ASCII));
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
  }

  /**
   * Writes what is queued and closes the file.
   *
   * @throws UncheckedIOException if anything could not be written: the ledger is then worthless
   */
  @Override
  public void close() {
    closing = true;
    try {
      writer.join();
      file.close();
      if (failure != null) {
        throw failure;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the ledger is incomplete", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
