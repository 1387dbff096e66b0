package io.repstream.dev.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StorePlaceTest {
  private static final Path DATA = Path.of("data");

  @Test
  void aConfiguredUrlWins() {
    assertThat(StorePlace.of(Optional.of("redis://elsewhere"), DATA, 7000))
        .isEqualTo(new StorePlace.Configured("redis://elsewhere"));
  }

  @Test
  void withoutAUrlTheStoreIsEmbedded() {
    assertThat(StorePlace.of(Optional.empty(), DATA, 7000))
        .isEqualTo(new StorePlace.Embedded(DATA, 7000));
  }

  @Test
  void refusesABlankUrlAndAnImpossiblePort() {
    assertThatThrownBy(() -> new StorePlace.Configured(" "))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new StorePlace.Embedded(DATA, 65_536))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("65536");
  }

  @Test
  void aConfiguredUrlIsShownWithoutPassword() {
    StorePlace.Configured place = new StorePlace.Configured("mongodb://me:hidden@db/x?a=b@c");

    assertThat(place.shown()).isEqualTo("mongodb://***@db/x?a=b@c");
    assertThat(place).asString().doesNotContain("hidden");
  }

  @Test
  void credentialsNeverShowTheSecret() {
    assertThat(new S3Credentials("access", "hidden")).asString().doesNotContain("hidden");
  }
}
