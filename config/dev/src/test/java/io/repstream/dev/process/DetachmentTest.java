package io.repstream.dev.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DetachmentTest {
  @Test
  void fallsBackToTheShellWhereNothingBetterIsInstalled() {
    Detachment detachment = Detachment.ofPath("");

    assertThat(detachment.apply(List.of("redis-server", "--port", "1")))
        .startsWith("sh", "-c")
        .endsWith("redis-server", "--port", "1");
  }
}
