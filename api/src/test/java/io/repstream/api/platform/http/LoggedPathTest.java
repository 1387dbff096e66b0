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
  void lendsNoControlCharactersAndNoLength() {
    assertThat(LoggedPath.of("/a\r\nb\u001b[31m")).isEqualTo("/a??b?[31m");
    assertThat(LoggedPath.of("/" + "x".repeat(5000))).hasSize(200);
  }
}
