package io.repstream.common.ftms.capability;

import io.repstream.common.machine.MachineType;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The FTMS service data (UUID 0x1826) of a machine's advertising.
 *
 * @param available whether the machine accepts a client now
 * @param types the machine kinds it names: one as a rule, none if it names none of the six
 */
public record Advertisement(boolean available, Set<MachineType> types) {
  private static final int AVAILABLE = 1;

  /** By bit, from bit 0. */
  private static final List<MachineType> TYPES =
      List.of(
          MachineType.TREADMILL,
          MachineType.CROSS_TRAINER,
          MachineType.STEP_CLIMBER,
          MachineType.STAIR_CLIMBER,
          MachineType.ROWER,
          MachineType.INDOOR_BIKE);

  public Advertisement {
    types = Set.copyOf(types);
  }

  /**
   * Reads the service data without its UUID: flags u8 and type u16. Machines in the field swap the
   * bytes of the type or send one only; as the kinds use six bits, both bytes are laid over each
   * other.
   *
   * @return empty if there is no type
   */
  public static Optional<Advertisement> decode(byte[] serviceData) {
    if (serviceData.length < 2) {
      return Optional.empty();
    }
    int bits = serviceData[1] | (serviceData.length > 2 ? serviceData[2] : 0);
    EnumSet<MachineType> types = EnumSet.noneOf(MachineType.class);
    for (int bit = 0; bit < TYPES.size(); bit++) {
      if ((bits >>> bit & 1) != 0) {
        types.add(TYPES.get(bit));
      }
    }
    return Optional.of(new Advertisement((serviceData[0] & AVAILABLE) != 0, types));
  }
}
