package io.repstream.common.ftms;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A characteristic's table with every open question answered: one possible reading of its packets.
 * "Gates" are the flag word with bit 0 inverted, so that a set bit always means "bytes follow".
 */
final class FieldLayout {
  private static final int BYTE_VALUES = 256;

  private final WidthChoice choice;
  private final FieldSlot[] slots;
  private final @Nullable FieldSlot[] slotByField =
      new @Nullable FieldSlot[FtmsField.values().length];
  private final int disputedBits;

  // Sums over the low byte of the gates, then over the high byte; higher bits announce no bytes.
  private final int[] lengths = new int[2 * BYTE_VALUES];
  private final long[] fields = new long[2 * BYTE_VALUES];

  private FieldLayout(WidthChoice choice, List<FieldSlot> slots) {
    this.choice = choice;
    this.slots = slots.toArray(FieldSlot[]::new);
    int disputed = 0;
    for (FieldSlot slot : slots) {
      slotByField[slot.field().index()] = slot;
      tabulate(slot);
      if (slot.variant() != WidthChoice.NONE) {
        disputed |= 1 << slot.bit();
      }
    }
    this.disputedBits = disputed;
  }

  private void tabulate(FieldSlot slot) {
    int part = slot.bit() < Byte.SIZE ? 0 : BYTE_VALUES;
    int bit = slot.bit() % Byte.SIZE;
    for (int gates = 0; gates < BYTE_VALUES; gates++) {
      if ((gates >>> bit & 1) != 0) {
        lengths[part + gates] += slot.type().bytes();
        fields[part + gates] |= slot.field().mask();
      }
    }
  }

  /** All readings of a table, the one to assume without further evidence first. */
  static List<FieldLayout> readingsOf(List<FieldSlot> table) {
    Set<WidthChoice> choices = new LinkedHashSet<>();
    table.stream().map(FieldSlot::variant).filter(c -> c != WidthChoice.NONE).forEach(choices::add);
    if (choices.isEmpty()) {
      choices.add(WidthChoice.NONE);
    }
    List<FieldLayout> readings = new ArrayList<>();
    for (WidthChoice choice : choices) {
      List<FieldSlot> extended =
          table.stream()
              .filter(s -> s.variant() == WidthChoice.NONE || s.variant() == choice)
              .toList();
      List<FieldSlot> plain = extended.stream().filter(s -> !s.extension()).toList();
      readings.add(new FieldLayout(choice, plain));
      if (plain.size() < extended.size()) {
        readings.add(new FieldLayout(choice, extended));
      }
    }
    return List.copyOf(readings);
  }

  /** The reading for sending: by the default widths of a profile, with all extensions. */
  static FieldLayout widestOf(List<FieldLayout> readings, DecoderProfile profile) {
    List<FieldLayout> allowed = readings.stream().filter(r -> profile.allows(r.choice)).toList();
    WidthChoice preferred = allowed.getFirst().choice;
    return allowed.stream().filter(r -> r.choice == preferred).toList().getLast();
  }

  WidthChoice choice() {
    return choice;
  }

  /** The choice that this layout made for a packet, NONE if the packet left nothing to choose. */
  WidthChoice choiceIn(int gates) {
    return (gates & disputedBits) == 0 ? WidthChoice.NONE : choice;
  }

  /** The bytes that follow the flag word. */
  int bodyLength(int gates) {
    return lengths[gates & 0xFF] + lengths[BYTE_VALUES + (gates >>> 8 & 0xFF)];
  }

  /** The presence mask of a packet. */
  long fieldsIn(int gates) {
    return fields[gates & 0xFF] | fields[BYTE_VALUES + (gates >>> 8 & 0xFF)];
  }

  /**
   * Reads the fields of a packet, which must be at least as long as {@link #bodyLength} says.
   *
   * @return one value per bit of {@code present}, lowest bit first; NaN = unknown
   */
  double[] read(int gates, long present, byte[] source, int start, DecoderProfile profile) {
    double[] values = new double[Long.bitCount(present)];
    int at = start;
    for (FieldSlot slot : slots) {
      if (slot.isAnnouncedBy(gates)) {
        values[FtmsData.indexOf(present, slot.field().mask())] = slot.read(source, at, profile);
        at += slot.type().bytes();
      }
    }
    return values;
  }

  /**
   * Writes the fields of a packet; announced ones that are not in {@code present} as unknown.
   *
   * @param raws the raw values by field index
   * @return the number of bytes written
   */
  int write(int gates, long present, int[] raws, byte[] target, int start) {
    int at = start;
    for (FieldSlot slot : slots) {
      if (slot.isAnnouncedBy(gates)) {
        FtmsField field = slot.field();
        boolean set = (present & field.mask()) != 0;
        slot.type().write(set ? raws[field.index()] : slot.type().unknown(), target, at);
        at += slot.type().bytes();
      }
    }
    return at - start;
  }

  /** The row of a field, null if this layout does not carry it. */
  @Nullable FieldSlot slotOf(FtmsField field) {
    return slotByField[field.index()];
  }
}
