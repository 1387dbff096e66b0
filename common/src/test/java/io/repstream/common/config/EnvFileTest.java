package io.repstream.common.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvFileTest {
  @Test
  void readsValuesAndSkipsCommentsAndEmptyLines() {
    EnvFile file =
        EnvFile.parse(List.of("# a comment", "", "A=1", "  B_2 = x=y ", "C=\"two words\""));

    assertThat(file.values())
        .containsOnly(Map.entry("A", "1"), Map.entry("B_2", "x=y"), Map.entry("C", "two words"));
  }

  @Test
  void namesTheLineThatIsNone() {
    assertThatThrownBy(() -> EnvFile.parse(List.of("A=1", "export B=2")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("line 2 is not NAME=value");
    assertThatThrownBy(() -> EnvFile.parse(List.of("nonsense")))
        .hasMessage("line 1 is not NAME=value");
  }

  @Test
  void refusesANameThatIsSetTwice() {
    assertThatThrownBy(() -> EnvFile.parse(List.of("A=1", "A=2")))
        .hasMessage("line 2 sets A again");
  }
}
