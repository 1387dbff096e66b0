package io.repstream.common.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CredentialSealTest {
  private static final MachineId MACHINE = new MachineId("bike-07");
  private static final GymId GYM = GymId.parse("0192f0c1-7b3e-7abc-8def-0123456789ab");

  private final CredentialSeal seal = new CredentialSeal(key(1));

  private static byte[] key(int fill) {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) fill);
    return key;
  }

  private static MachineCredential credential(CredentialState state) {
    List<MachineKey> keys = List.of(new MachineKey(1, key(7)), new MachineKey(255, key(8)));
    return new MachineCredential(12, state, GYM, keys);
  }

  @Test
  void opensWhatItSealed() {
    for (CredentialState state : CredentialState.values()) {
      MachineCredential credential = credential(state);
      assertThat(seal.open(MACHINE, seal.seal(MACHINE, credential))).contains(credential);
    }
    MachineCredential unknown = MachineCredential.unknown();
    assertThat(seal.open(MACHINE, seal.seal(MACHINE, unknown))).contains(unknown);
  }

  @Test
  void doesNotOpenUnderAnotherMachineKeyOrVersion() {
    byte[] sealed = seal.seal(MACHINE, credential(CredentialState.ACTIVE));
    assertThat(seal.open(new MachineId("bike-08"), sealed)).isEmpty();
    assertThat(new CredentialSeal(key(2)).open(MACHINE, sealed)).isEmpty();
    sealed[0] = 2;
    assertThat(seal.open(MACHINE, sealed)).isEmpty();
  }

  @Test
  void doesNotOpenChangedOrCutBytes() {
    byte[] sealed = seal.seal(MACHINE, credential(CredentialState.ACTIVE));
    assertThat(seal.open(MACHINE, Arrays.copyOf(sealed, sealed.length - 1))).isEmpty();
    assertThat(seal.open(MACHINE, new byte[0])).isEmpty();
    sealed[20] ^= 1;
    assertThat(seal.open(MACHINE, sealed)).isEmpty();
  }

  @Test
  void sealsTheSameCredentialDifferentlyEachTime() {
    MachineCredential credential = credential(CredentialState.ACTIVE);
    assertThat(seal.seal(MACHINE, credential)).isNotEqualTo(seal.seal(MACHINE, credential));
  }

  @Test
  void findsAKeyByItsId() {
    MachineCredential credential = credential(CredentialState.ACTIVE);
    assertThat(credential.key(255)).contains(new MachineKey(255, key(8)));
    assertThat(credential.key(2)).isEmpty();
  }

  @Test
  void neverShowsAKey() {
    MachineKey key = new MachineKey(1, key(7));
    assertThat(key.toString()).isEqualTo("MachineKey[1, ***]");
    assertThat(credential(CredentialState.ACTIVE).toString()).doesNotContain(key.toBase64Url());
    assertThat(MachineKey.parse(1, key.toBase64Url())).isEqualTo(key).hasSameHashCodeAs(key);
  }

  @Test
  void refusesKeysThatCannotBe() {
    assertThatIllegalArgumentException().isThrownBy(() -> new MachineKey(0, key(1)));
    assertThatIllegalArgumentException().isThrownBy(() -> new MachineKey(1, new byte[31]));
    assertThatIllegalArgumentException().isThrownBy(() -> new CredentialSeal(new byte[16]));
    List<MachineKey> three =
        List.of(new MachineKey(1, key(1)), new MachineKey(2, key(2)), new MachineKey(3, key(3)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MachineCredential(1, CredentialState.ACTIVE, GYM, three));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MachineCredential(1, CredentialState.ACTIVE, null, List.of()));
  }
}
