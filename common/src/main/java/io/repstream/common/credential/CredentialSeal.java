package io.repstream.common.credential;

import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals credentials with the installation's master key (AES-256-GCM), for Redis and for MongoDB.
 *
 * <p>A sealed credential is bound to its machine id: moved under another id it does not open.
 * Layout: {@code version u8, nonce 12 B, ciphertext and tag}. Safe for all threads.
 */
public final class CredentialSeal {
  private static final int VERSION = 1;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int MASTER_KEY_BYTES = 32;

  private final SecretKeySpec masterKey;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param masterKey 32 bytes, copied
   */
  public CredentialSeal(byte[] masterKey) {
    if (masterKey.length != MASTER_KEY_BYTES) {
      throw new IllegalArgumentException("the master key has 32 bytes");
    }
    this.masterKey = new SecretKeySpec(masterKey, "AES");
  }

  /** Seals a credential for one machine. */
  public byte[] seal(MachineId machineId, MachineCredential credential) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] plain = plain(credential);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, machineId).doFinal(plain);
      return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
          .put((byte) VERSION)
          .put(nonce)
          .put(sealed)
          .array();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has AES/GCM", impossible);
    }
  }

  /**
   * Opens a sealed credential.
   *
   * @return empty where the bytes were not sealed by this key for this machine, or by a later
   *     version
   */
  public Optional<MachineCredential> open(MachineId machineId, byte[] sealed) {
    if (sealed.length <= 1 + NONCE_BYTES || sealed[0] != VERSION) {
      return Optional.empty();
    }
    byte[] nonce = new byte[NONCE_BYTES];
    ByteBuffer in = ByteBuffer.wrap(sealed, 1, sealed.length - 1).get(nonce);
    byte[] ciphertext = new byte[in.remaining()];
    in.get(ciphertext);
    try {
      return Optional.of(parse(cipher(Cipher.DECRYPT_MODE, nonce, machineId).doFinal(ciphertext)));
    } catch (AEADBadTagException | BufferUnderflowException | IllegalArgumentException foreign) {
      return Optional.empty();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has AES/GCM", impossible);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, MachineId machineId)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, masterKey, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(machineId.utf8());
    return cipher;
  }

  private static byte[] plain(MachineCredential credential) {
    int keyCount = credential.keys().size();
    ByteBuffer out = ByteBuffer.allocate(8 + 1 + 1 + 16 + 1 + keyCount * (1 + MachineKey.BYTES));
    GymId gymId = credential.gymId();
    out.putLong(credential.revision()).put((byte) credential.state().code());
    out.put((byte) (gymId == null ? 0 : 1));
    UUID gym = gymId == null ? new UUID(0, 0) : gymId.value();
    out.putLong(gym.getMostSignificantBits()).putLong(gym.getLeastSignificantBits());
    out.put((byte) keyCount);
    for (MachineKey key : credential.keys()) {
      out.put((byte) key.keyId()).put(key.bytes());
    }
    return out.array();
  }

  private static MachineCredential parse(byte[] plain) {
    ByteBuffer in = ByteBuffer.wrap(plain);
    long revision = in.getLong();
    CredentialState state = CredentialState.ofCode(in.get());
    boolean hasGym = in.get() == 1;
    UUID gym = new UUID(in.getLong(), in.getLong());
    int keyCount = in.get();
    List<MachineKey> keys = new ArrayList<>(2);
    for (int i = 0; i < keyCount; i++) {
      int keyId = Byte.toUnsignedInt(in.get());
      byte[] key = new byte[MachineKey.BYTES];
      in.get(key);
      keys.add(new MachineKey(keyId, key));
    }
    @Nullable GymId gymId = hasGym ? new GymId(gym) : null;
    return new MachineCredential(revision, state, gymId, keys);
  }
}
