package io.repstream.dev.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailIT {
  @TempDir Path directory;

  @Test
  void givesTheLastLinesOfALongLog() throws Exception {
    Path log = directory.resolve("log");
    String lines =
        IntStream.range(0, 10_000)
            .mapToObj(i -> "line " + i)
            .collect(Collectors.joining("\n", "", "\n"));
    Files.writeString(log, lines);

    assertThat(LogTail.of(log, 2)).containsExactly("line 9998", "line 9999");
  }

  @Test
  void givesNothingWhereThereIsNoLog() {
    assertThat(LogTail.of(directory.resolve("missing"), 2)).isEmpty();
  }
}
