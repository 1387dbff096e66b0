package io.repstream.common.csafe;

/**
 * A command with data: its code, the number of data bytes, the data. Constructors throw
 * IllegalArgumentException for values that the wire cannot carry.
 */
public sealed interface LongCommand extends CsafeCommand {

  /** Chooses a program of the console and its level. */
  record SetProgram(int program, int level) implements LongCommand {
    public SetProgram {
      CsafeFrame.requireByte(program);
      CsafeFrame.requireByte(level);
    }

    @Override
    public byte[] encode() {
      return bytes(0x24, 2, program, level);
    }
  }

  /**
   * Tells the console who trains, for its energy estimate.
   *
   * @param genderCode as the console's maker defines it; 0 where it is not told
   */
  record SetUserInfo(int weightKilograms, int ageYears, int genderCode) implements LongCommand {
    public SetUserInfo {
      requireTwoBytes(weightKilograms);
      CsafeFrame.requireByte(ageYears);
      CsafeFrame.requireByte(genderCode);
    }

    @Override
    public byte[] encode() {
      return bytes(
          0x2B,
          5,
          weightKilograms,
          weightKilograms >>> 8,
          CsafeUnit.KILOGRAMS.code(),
          ageYears,
          genderCode);
    }
  }

  /** Sets the level, which has no unit. */
  record SetLevel(int level) implements LongCommand {
    public SetLevel {
      CsafeFrame.requireByte(level);
    }

    @Override
    public byte[] encode() {
      return bytes(0x2D, 1, level);
    }
  }

  /** Sets the power to hold. */
  record SetPower(int powerWatts) implements LongCommand {
    public SetPower {
      requireTwoBytes(powerWatts);
    }

    @Override
    public byte[] encode() {
      return bytes(0x34, 3, powerWatts, powerWatts >>> 8, CsafeUnit.WATTS.code());
    }
  }

  private static void requireTwoBytes(int value) {
    if (value < 0 || value > 0xFFFF) {
      throw new IllegalArgumentException("not two bytes: " + value);
    }
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
