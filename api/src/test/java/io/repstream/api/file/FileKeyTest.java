package io.repstream.api.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileKeyTest {
  @Test
  void growsByParts() {
    assertThat(new FileKey("workouts").child("m-1").child("a.fit"))
        .hasToString("workouts/m-1/a.fit");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/a", "a/", "a//b", "../a", "a/..", "a/.b", "a b", "a\\b", "ä"})
  void refusesWhatIsNoPlainName(String path) {
    assertThatIllegalArgumentException().isThrownBy(() -> new FileKey(path));
  }

  @Test
  void refusesWhatIsTooLong() {
    assertThatIllegalArgumentException().isThrownBy(() -> new FileKey("a".repeat(513)));
  }
}
