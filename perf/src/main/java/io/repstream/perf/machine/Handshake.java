package io.repstream.perf.machine;

import io.repstream.common.id.BootId;
import io.repstream.common.rmp.Proofs;
import io.repstream.common.rmp.Proofs.Nonces;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.common.rmp.RmpMessage.WelcomeTerms;
import org.jspecify.annotations.Nullable;

/**
 * One handshake, HELLO to WELCOME, without socket or clock. The gateway must prove that it holds
 * the machine's key too, before it gets a single sample. Not safe for threads.
 */
final class Handshake {
  private static final int PROTOCOL = 1;
  static final int NONCE_BYTES = 16;

  private final MachineCredentials credentials;
  private final BootId bootId;
  private final byte[] clientNonce;
  private @Nullable Nonces nonces;

  /** What WELCOME turned out to be. */
  sealed interface Outcome {
    /** The gateway is proven. */
    record Welcomed(WelcomeTerms terms) implements Outcome {}

    /** WELCOME came before CHALLENGE, or its mac is wrong. */
    record Unproven() implements Outcome {}
  }

  /**
   * @param clientNonce random bytes, never used before
   */
  Handshake(MachineCredentials credentials, BootId bootId, byte[] clientNonce) {
    this.credentials = credentials;
    this.bootId = bootId;
    this.clientNonce = clientNonce.clone();
  }

  RmpMessage.Hello hello() {
    return new RmpMessage.Hello(
        PROTOCOL,
        PROTOCOL,
        credentials.machineId(),
        bootId,
        clientNonce.clone(),
        "Simulated " + credentials.type(),
        "1.0.0",
        false);
  }

  /**
   * Answers the challenge.
   *
   * @param machineTimeMs by the machine's clock, right now
   */
  RmpMessage.Proof proof(RmpMessage.Challenge challenge, long machineTimeMs) {
    Nonces both = new Nonces(credentials.machineId(), clientNonce, challenge.serverNonce());
    nonces = both;
    return new RmpMessage.Proof(
        credentials.key().keyId(),
        machineTimeMs,
        Proofs.machine(credentials.key(), both, bootId, machineTimeMs));
  }

  Outcome welcomed(RmpMessage.Welcome welcome) {
    if (nonces == null) {
      return new Outcome.Unproven();
    }
    byte[] expected = Proofs.gateway(credentials.key(), nonces, welcome.terms());
    return Proofs.matches(expected, welcome.mac())
        ? new Outcome.Welcomed(welcome.terms())
        : new Outcome.Unproven();
  }
}
