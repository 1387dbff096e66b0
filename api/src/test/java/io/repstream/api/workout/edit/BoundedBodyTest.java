package io.repstream.api.workout.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.repstream.api.workout.edit.BoundedBody.Read;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BoundedBodyTest {
  private final BoundedBody body = new BoundedBody(4, Duration.ofSeconds(30));

  @Test
  void readsWhatFits() throws IOException {
    Read read = body.read(new ByteArrayInputStream(new byte[] {1, 2, 3, 4}));

    assertThat(read).isInstanceOf(Read.Whole.class);
    assertThat(((Read.Whole) read).bytes()).containsExactly(1, 2, 3, 4);
    assertThat(body.read(new ByteArrayInputStream(new byte[5]))).isEqualTo(new Read.TooLarge());
  }

  @Test
  void waitsForNobodyForEver() throws IOException {
    try (PipedOutputStream sender = new PipedOutputStream();
        PipedInputStream silent = new PipedInputStream(sender)) {
      sender.write(1);

      Read read = new BoundedBody(4, Duration.ofMillis(50)).read(silent);

      assertThat(read).isEqualTo(new Read.TooSlow());
    }
  }

  @Test
  void failsAsTheBodyDoes() throws IOException {
    InputStream closed = InputStream.nullInputStream();
    closed.close();

    assertThatIOException().isThrownBy(() -> body.read(closed)).withMessage("Stream closed");
  }
}
