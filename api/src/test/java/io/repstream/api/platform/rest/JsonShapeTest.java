package io.repstream.api.platform.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.repstream.api.platform.problem.Refusal;
import io.repstream.common.problem.ProblemCode;
import jakarta.json.JsonException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonShapeTest {
  private static void check(String json) {
    JsonShape.check(json.getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"a\":{\"a\":1},\"b\":[{\"a\":1},{\"a\":2}]}",
        "{\"a\":-1.7976931348623157e308}",
        "{\"a\":\"\\ud83d\\ude00\",\"b\":null,\"c\":true,\"d\":false}",
      })
  void letsPassWhatIsPlain(String json) {
    assertThatNoException().isThrownBy(() -> check(json));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1,\"a\":2}",
        "{\"a\":1,\"\\u0061\":2}",
        "[{\"b\":{\"a\":1,\"c\":[],\"a\":{}}}]",
        "{\"a\":1e309}",
        "{\"a\":-1e999999999}",
        "{\"a\":11111111111111111111111111111111111111111}",
        "{\"a\":\"\\ud83d\"}",
        "{\"\\ude00\":1}",
      })
  void refusesWhatReadersWouldTakeDifferently(String json) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> check(json))
        .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ProblemCode.MALFORMED_JSON));
  }

  @Test
  void boundsTheLevels() {
    int most = JsonShape.MOST_LEVELS;
    check("[".repeat(most) + "]".repeat(most));
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> check("[".repeat(most + 1) + "]".repeat(most + 1)));
    assertThatExceptionOfType(Refusal.class).isThrownBy(() -> check("{\"a\":".repeat(100_000)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{}{}", "{} x", "{'a':1}", "nul"})
  void leavesTheRestToTheReader(String json) {
    assertThatExceptionOfType(JsonException.class).isThrownBy(() -> check(json));
  }
}
