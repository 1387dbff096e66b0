package io.repstream.api.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExactNumbersTest {
  /** Public for JSON-B. */
  public record Counts(@Nullable Integer small, @Nullable Long large, @Nullable Double any) {}

  private final Jsonb jsonb = new ExactNumbers().getContext(Counts.class);

  @Test
  void readsWholeNumbersWhateverTheirSpelling() {
    assertThat(jsonb.fromJson("{\"small\":3e2,\"large\":99999999999,\"any\":1.7}", Counts.class))
        .isEqualTo(new Counts(300, 99_999_999_999L, 1.7));
    assertThat(jsonb.fromJson("{\"small\":null}", Counts.class))
        .isEqualTo(new Counts(null, null, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"99999999999", "1.7", "\"5\"", "[5]", "{}", "true"})
  void refusesWhatIsNone(String value) {
    assertThatExceptionOfType(JsonbException.class)
        .isThrownBy(() -> jsonb.fromJson("{\"small\":" + value + "}", Counts.class));
  }
}
