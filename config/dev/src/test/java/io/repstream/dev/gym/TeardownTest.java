package io.repstream.dev.gym;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TeardownTest {
  private final List<String> stopped = new ArrayList<>();

  @Test
  void stopsTheLastPartFirstAndGoesOnAfterAFailure() {
    Teardown teardown = new Teardown();
    teardown.add(() -> stopped.add("stores"));
    teardown.add(
        () -> {
          throw new IllegalStateException("does not want to stop");
        });
    teardown.add(() -> stopped.add("children"));

    teardown.close();

    assertThat(stopped).containsExactly("children", "stores");
  }

  @Test
  void stopsEachPartOnce() {
    Teardown teardown = new Teardown();
    teardown.add(() -> stopped.add("stores"));

    teardown.close();
    teardown.close();

    assertThat(stopped).containsExactly("stores");
  }
}
