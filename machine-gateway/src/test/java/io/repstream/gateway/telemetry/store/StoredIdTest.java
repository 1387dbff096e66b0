package io.repstream.gateway.telemetry.store;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StoredIdTest {
  @Test
  void readsWhatRedisWrites() {
    StoredId id = StoredId.of("1763900000000-18446744073709551615".getBytes(US_ASCII));
    assertThat(id).hasToString("1763900000000-18446744073709551615");
    assertThat(StoredId.of(id.utf8())).isEqualTo(id);
  }

  @Test
  void isOrderedByTimeThenNumber() {
    StoredId early = new StoredId(9, 70);
    assertThat(early).isLessThan(new StoredId(10, 1)).isLessThan(new StoredId(9, 71));
    assertThat(early).isGreaterThan(new StoredId(9, 8));
  }
}
