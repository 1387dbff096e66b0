package io.repstream.common.rmp;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.credential.MachineKey;
import io.repstream.common.id.BootId;
import io.repstream.common.id.ConnectionId;
import io.repstream.common.id.MachineId;
import io.repstream.common.rmp.Proofs.Nonces;
import io.repstream.common.rmp.RmpMessage.WelcomeTerms;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The expected proofs were computed apart from this code, with Python's {@code hmac}. */
class ProofsTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final MachineKey KEY = new MachineKey(1, sequence(0, 32));
  private static final Nonces NONCES =
      new Nonces(new MachineId("bike-07"), sequence(0x10, 16), sequence(0x20, 16));
  private static final BootId BOOT =
      new BootId(UUID.fromString("00010203-0405-0607-0809-0a0b0c0d0e0f"));
  private static final long MACHINE_TIME_MS = 1_700_000_000_000L;
  private static final WelcomeTerms TERMS =
      new WelcomeTerms(
          new ConnectionId(UUID.fromString("f0f1f2f3-f4f5-f6f7-f8f9-fafbfcfdfeff")),
          30,
          16_384,
          1_024,
          41);

  private static byte[] sequence(int from, int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (from + i);
    }
    return bytes;
  }

  @Test
  void machineProofMatchesTheVector() {
    assertThat(HEX.formatHex(Proofs.machine(KEY, NONCES, BOOT, MACHINE_TIME_MS)))
        .isEqualTo("d3294e95115c98dd2a854a3d869f1372c78c7a627ef75d6b74480043f107ccd9");
  }

  @Test
  void gatewayProofMatchesTheVector() {
    assertThat(HEX.formatHex(Proofs.gateway(KEY, NONCES, TERMS)))
        .isEqualTo("3643bbf882aafe7f88f3a51c1e81ad1369ebc4b2a159c07d2dcd8e8a9c7afe30");
  }

  @Test
  void oneSidesProofIsNeverTheOthers() {
    Nonces reflected =
        new Nonces(
            NONCES.machineId(),
            /* clientNonce= */ NONCES.serverNonce(),
            /* serverNonce= */ NONCES.clientNonce());
    assertThat(Proofs.machine(KEY, reflected, BOOT, MACHINE_TIME_MS))
        .isNotEqualTo(Proofs.gateway(KEY, NONCES, TERMS));
  }

  @Test
  void matchesEqualProofsOnly() {
    byte[] proof = Proofs.machine(KEY, NONCES, BOOT, MACHINE_TIME_MS);
    byte[] changed = Arrays.copyOf(proof, proof.length);
    changed[31] ^= 1;
    assertThat(Proofs.matches(proof, proof.clone())).isTrue();
    assertThat(Proofs.matches(proof, changed)).isFalse();
    assertThat(Proofs.matches(proof, new byte[0])).isFalse();
  }
}
