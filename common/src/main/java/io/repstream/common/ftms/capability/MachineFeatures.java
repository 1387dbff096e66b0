package io.repstream.common.ftms.capability;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The Fitness Machine Feature characteristic, 2ACC: two words of 32 bits. Reserved bits are
 * ignored.
 *
 * @param measured what the machine claims to measure or keep
 * @param settable what it claims to let a client set
 */
public record MachineFeatures(Set<MachineFeature> measured, Set<TargetSetting> settable) {
  private static final int LENGTH = 2 * Integer.BYTES;

  public MachineFeatures {
    measured = Set.copyOf(measured);
    settable = Set.copyOf(settable);
  }

  /** Reads the characteristic's value; empty if it is too short. */
  public static Optional<MachineFeatures> decode(byte[] value) {
    if (value.length < LENGTH) {
      return Optional.empty();
    }
    ByteBuffer words = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN);
    int features = words.getInt();
    int targets = words.getInt();
    return Optional.of(
        new MachineFeatures(
            Arrays.stream(MachineFeature.values())
                .filter(feature -> feature.isIn(features))
                .collect(Collectors.toUnmodifiableSet()),
            Arrays.stream(TargetSetting.values())
                .filter(setting -> setting.isIn(targets))
                .collect(Collectors.toUnmodifiableSet())));
  }
}
