package io.repstream.perf.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.credential.MachineKey;
import io.repstream.common.id.BootId;
import io.repstream.common.id.ConnectionId;
import io.repstream.common.id.MachineId;
import io.repstream.common.machine.MachineType;
import io.repstream.common.rmp.Proofs;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.common.rmp.RmpMessage.WelcomeTerms;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HandshakeTest {
  private static final byte[] CLIENT_NONCE = new byte[Handshake.NONCE_BYTES];
  private static final byte[] SERVER_NONCE = {
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16
  };
  private static final MachineKey KEY = new MachineKey(3, new byte[MachineKey.BYTES]);
  private static final MachineId MACHINE = new MachineId("bike-7");
  private static final BootId BOOT = new BootId(new UUID(1, 2));
  private static final WelcomeTerms TERMS =
      new WelcomeTerms(new ConnectionId(new UUID(5, 6)), 30, 16_384, 1_024, 42);
  private static final Proofs.Nonces NONCES =
      new Proofs.Nonces(MACHINE, CLIENT_NONCE, SERVER_NONCE);

  private final Handshake handshake =
      new Handshake(
          new MachineCredentials(MACHINE, KEY, MachineType.INDOOR_BIKE), BOOT, CLIENT_NONCE);

  @Test
  void introducesTheMachine() {
    RmpMessage.Hello hello = handshake.hello();
    assertThat(hello.machineId()).isEqualTo(MACHINE);
    assertThat(hello.bootId()).isEqualTo(BOOT);
    assertThat(hello.protocolMin()).isEqualTo(1);
    assertThat(hello.backfill()).isFalse();
  }

  @Test
  void provesTheKeyOverBothNonces() {
    RmpMessage.Proof proof = handshake.proof(challenge(), 1_234);
    assertThat(proof.keyId()).isEqualTo(3);
    assertThat(proof.machineTimeMs()).isEqualTo(1_234);
    assertThat(proof.mac()).isEqualTo(Proofs.machine(KEY, NONCES, BOOT, 1_234));
  }

  @Test
  void acceptsAGatewayThatHoldsTheKey() {
    handshake.proof(challenge(), 0);
    byte[] mac = Proofs.gateway(KEY, NONCES, TERMS);
    assertThat(handshake.welcomed(new RmpMessage.Welcome(TERMS, mac)))
        .isEqualTo(new Handshake.Outcome.Welcomed(TERMS));
  }

  @Test
  void turnsAwayFromOneThatDoesNot() {
    handshake.proof(challenge(), 0);
    byte[] mac = Proofs.gateway(KEY, NONCES, TERMS);
    mac[31] ^= 1;
    assertThat(handshake.welcomed(new RmpMessage.Welcome(TERMS, mac)))
        .isInstanceOf(Handshake.Outcome.Unproven.class);
  }

  @Test
  void turnsAwayFromAWelcomeWithoutChallenge() {
    byte[] mac = Proofs.gateway(KEY, NONCES, TERMS);
    assertThat(handshake.welcomed(new RmpMessage.Welcome(TERMS, mac)))
        .isInstanceOf(Handshake.Outcome.Unproven.class);
  }

  private static RmpMessage.Challenge challenge() {
    return new RmpMessage.Challenge(1, SERVER_NONCE.clone(), 99);
  }
}
