package io.repstream.common.rmp;

import io.repstream.common.credential.MachineKey;
import io.repstream.common.id.BootId;
import io.repstream.common.id.MachineId;
import io.repstream.common.rmp.RmpMessage.WelcomeTerms;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;

/**
 * The two proofs of the handshake: HMAC-SHA256 over label, nonces and what must not be changed on
 * the way. Each side's label differs, so a proof cannot be reflected. Safe for all threads.
 */
public final class Proofs {
  private static final byte[] MACHINE_LABEL = "RMP1-M".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] GATEWAY_LABEL = "RMP1-G".getBytes(StandardCharsets.US_ASCII);

  private Proofs() {}

  /** What both proofs are bound to: the two nonces of this connection and the machine. */
  @SuppressWarnings("ArrayRecordComponent") // lives for one handshake and is never compared
  public record Nonces(MachineId machineId, byte[] clientNonce, byte[] serverNonce) {}

  /** The machine's proof, as PROOF carries it. */
  public static byte[] machine(MachineKey key, Nonces nonces, BootId bootId, long machineTimeMs) {
    ByteBuffer bootAndTime = ByteBuffer.allocate(24);
    bootAndTime.putLong(bootId.value().getMostSignificantBits());
    bootAndTime.putLong(bootId.value().getLeastSignificantBits());
    bootAndTime.putLong(machineTimeMs);
    return hmac(
        key,
        MACHINE_LABEL,
        nonces.serverNonce(),
        nonces.clientNonce(),
        bootAndTime.array(),
        nonces.machineId().utf8());
  }

  /** The gateway's proof, as WELCOME carries it. */
  public static byte[] gateway(MachineKey key, Nonces nonces, WelcomeTerms terms) {
    return hmac(
        key,
        GATEWAY_LABEL,
        nonces.clientNonce(),
        nonces.serverNonce(),
        RmpWriter.termsBytes(terms),
        nonces.machineId().utf8());
  }

  /** Compares two proofs in a time that does not tell where they differ. */
  public static boolean matches(byte[] expected, byte[] received) {
    return MessageDigest.isEqual(expected, received);
  }

  private static byte[] hmac(MachineKey key, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key.asHmacKey());
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has HmacSHA256", impossible);
    }
  }
}
