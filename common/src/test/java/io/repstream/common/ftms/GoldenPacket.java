package io.repstream.common.ftms;

import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

/** A packet with the fields that must be read from it; unknown fields are expected as NaN. */
record GoldenPacket(
    String name,
    FtmsCharacteristic characteristic,
    String hex,
    WidthChoice width,
    Map<FtmsField, Double> fields) {

  static GoldenPacket packet(String name, FtmsCharacteristic characteristic, String hex) {
    return new GoldenPacket(
        name, characteristic, hex, WidthChoice.NONE, new EnumMap<>(FtmsField.class));
  }

  byte[] bytes() {
    return hex(hex);
  }

  /** Bytes from hexadecimal text, spaces between bytes allowed. */
  static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replace(" ", "").toLowerCase(Locale.ROOT));
  }

  GoldenPacket has(FtmsField field, double value) {
    fields.put(field, value);
    return this;
  }

  GoldenPacket hasUnknown(FtmsField field) {
    return has(field, Double.NaN);
  }

  GoldenPacket readAs(WidthChoice choice) {
    return new GoldenPacket(name, characteristic, hex, choice, fields);
  }

  @Override
  public String toString() {
    return name;
  }
}
