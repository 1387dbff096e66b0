package io.repstream.api.workout.edit;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads bodies that are bounded in size and in time: a sender that drips, or sends nothing more,
 * holds the place of others no longer than that. Safe for all threads; blocks the caller.
 *
 * @param mostBytes longer ones are not read to their end
 * @param longest from the first byte to the last
 */
record BoundedBody(int mostBytes, Duration longest) {
  /** What came. */
  sealed interface Read {
    /** All of it; the bytes belong to the reader. */
    @SuppressWarnings("ArrayRecordComponent") // handed over once
    record Whole(byte[] bytes) implements Read {}

    record TooLarge() implements Read {}

    record TooSlow() implements Read {}
  }

  /**
   * Reads a body.
   *
   * @throws IOException where the sender is gone
   */
  Read read(InputStream body) throws IOException {
    FutureTask<byte[]> reading = new FutureTask<>(() -> body.readNBytes(mostBytes + 1));
    Thread.ofVirtual().name("body").start(reading);
    try {
      byte[] bytes = reading.get(longest.toMillis(), TimeUnit.MILLISECONDS);
      return bytes.length > mostBytes ? new Read.TooLarge() : new Read.Whole(bytes);
    } catch (TimeoutException slow) {
      // To interrupt a virtual thread ends its read, and the connection that it reads from.
      reading.cancel(true);
      return new Read.TooSlow();
    } catch (ExecutionException failed) {
      throw asItWas(failed);
    } catch (InterruptedException stopping) {
      reading.cancel(true);
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a body came", stopping);
    }
  }

  /** The server refuses bodies by exceptions of its own, which must reach it. */
  private static IOException asItWas(ExecutionException failed) {
    return switch (failed.getCause()) {
      case RuntimeException refused -> throw refused;
      case IOException broken -> broken;
      case null, default -> new IOException("the body broke off", failed);
    };
  }
}
