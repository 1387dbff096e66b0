package io.repstream.api.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoggedPathTest {
  @Test
  void blanksIds() {
    assertThat(LoggedPath.of("/v1/gyms/0190a1b2-0000-7000-8000-0000000000d1/machines"))
        .isEqualTo("/v1/gyms/{id}/machines");
  }

  @Test
  void blanksWhateverMayBeASecret() {
    assertThat(LoggedPath.of("/v1/erasures/8fJc0zq5T1mXnWb3-uYdKp_7RsEaLhGvQiOo2N6tM4k"))
        .isEqualTo("/v1/erasures/{secret}");
    assertThat(LoggedPath.of("/" + "x/".repeat(90) + "8fJc0zq5T1mXnWb3uYdKp7RsEaLhGvQiOo2N6tM4k"))
        .doesNotContain("8fJc")
        .endsWith("/{secret}");
  }

  @Test
  void lendsNoControlCharactersAndNoLength() {
    assertThat(LoggedPath.of("/a\r\nb\u001b[31m")).isEqualTo("/a??b?[31m");
    assertThat(LoggedPath.of("/x".repeat(2_500))).hasSize(200);
  }
}
