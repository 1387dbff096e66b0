package io.repstream.common.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", "bike-01", "0192f0c1-7b3e-7000-8000-000000000001", "A.b_C-9"})
  void acceptsMachineIds(String text) {
    assertThat(new MachineId(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "ä", "a/b", "{x}", "\u0000", "a\n"})
  void refusesMachineIdsWithOtherCharacters(String text) {
    assertThat(MachineId.isValid(text)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> new MachineId(text));
  }

  @Test
  void boundsMachineIdsAt64Characters() {
    assertThat(MachineId.isValid("x".repeat(64))).isTrue();
    assertThat(MachineId.isValid("x".repeat(65))).isFalse();
  }

  @Test
  void ordersMachineIdsByText() {
    assertThat(new MachineId("a")).isLessThan(new MachineId("b"));
  }

  @Test
  void refusesGatewayIdsWithOtherCharacters() {
    assertThat(new GatewayId("gw-1")).hasToString("gw-1");
    assertThatIllegalArgumentException().isThrownBy(() -> new GatewayId("gw 1"));
  }

  @Test
  void readsCanonicalUuidsOnly() {
    UUID uuid = UUID.fromString("0192f0c1-7b3e-7abc-8def-0123456789ab");
    assertThat(GymId.parse(uuid.toString())).isEqualTo(new GymId(uuid));
    assertThatIllegalArgumentException().isThrownBy(() -> GymId.parse("1-1-1-1-1"));
    assertThatIllegalArgumentException().isThrownBy(() -> GymId.parse("not a uuid".repeat(4)));
  }

  @Test
  void everyUuidIdPrintsAndReadsTheSameText() {
    String text = "0192f0c1-7b3e-7abc-8def-0123456789ab";
    assertThat(ChainId.parse(text)).hasToString(text);
    assertThat(MemberId.parse(text)).hasToString(text);
    assertThat(WorkoutId.parse(text)).hasToString(text);
    assertThat(SignInId.parse(text)).hasToString(text);
    assertThat(BootId.parse(text)).hasToString(text);
    assertThat(ConnectionId.parse(text)).hasToString(text);
    assertThat(CommandId.parse(text)).hasToString(text);
  }
}
