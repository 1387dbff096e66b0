package io.repstream.perf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.repstream.perf.Options.UsageException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OptionsTest {
  private static final Set<String> KNOWN = Set.of("file", "rate", "count", "duration");

  @Test
  void readsValuesByName() throws UsageException {
    Options options = parse("--file", "a/b", "--rate", "2.5", "--count", "3");
    assertThat(options.path("file")).isEqualTo(Path.of("a/b"));
    assertThat(options.numberOr("rate", 1)).isEqualTo(2.5);
    assertThat(options.wholeOr("count", 1)).isEqualTo(3);
    assertThat(options.durationOr("duration", Duration.ofSeconds(9)))
        .isEqualTo(Duration.ofSeconds(9));
  }

  @Test
  void understandsShortDurations() throws UsageException {
    assertThat(parse("--duration", "90s").durationOr("duration", Duration.ZERO))
        .isEqualTo(Duration.ofSeconds(90));
    assertThat(parse("--duration", "PT2M").durationOr("duration", Duration.ZERO))
        .isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThatThrownBy(() -> parse("--fil", "x")).isInstanceOf(UsageException.class);
    assertThatThrownBy(() -> parse("file", "x")).isInstanceOf(UsageException.class);
    assertThatThrownBy(() -> parse("--file")).isInstanceOf(UsageException.class);
    assertThatThrownBy(() -> parse("--file", "x", "--file", "y"))
        .isInstanceOf(UsageException.class);
  }

  @Test
  void refusesValuesOfTheWrongKind() {
    assertThatThrownBy(() -> parse("--rate", "fast").numberOr("rate", 1))
        .isInstanceOf(UsageException.class);
    assertThatThrownBy(() -> parse("--count", "1.5").wholeOr("count", 1))
        .isInstanceOf(UsageException.class);
    assertThatThrownBy(() -> parse("--duration", "long").durationOr("duration", Duration.ZERO))
        .isInstanceOf(UsageException.class);
    assertThatThrownBy(() -> parse().text("file"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("--file");
  }

  private static Options parse(String... arguments) throws UsageException {
    return Options.parse(List.of(arguments), KNOWN);
  }
}
