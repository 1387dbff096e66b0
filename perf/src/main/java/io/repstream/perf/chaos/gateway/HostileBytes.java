package io.repstream.perf.chaos.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;

/** What strangers send: the known nasty ones, and any number of honest frames gone wrong. */
final class HostileBytes {
  private static final HexFormat HEX = HexFormat.of();
  private static final int MOST_CHANGES = 8;

  private HostileBytes() {}

  static List<byte[]> known() {
    List<byte[]> known = new ArrayList<>();
    known.add(HEX.parseHex("7fffffff"));
    known.add(HEX.parseHex("ffffffff"));
    known.add(HEX.parseHex("00000000"));
    known.add(HEX.parseHex("0000000101"));
    known.add(HEX.parseHex("00000002ee00"));
    known.add(HEX.parseHex("000000030100ff"));
    known.add("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(US_ASCII));
    known.add("SSH-2.0-OpenSSH_9.2\r\n".getBytes(US_ASCII));
    known.add("PROXY TCP4 1.2.3.4 5.6.7.8 1 2\r\n".getBytes(US_ASCII));
    // A TLS 1.3 ClientHello, as far as its random.
    known.add(
        HEX.parseHex(
            "16030100f1010000ed0303000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"));
    known.add(helloOf(new byte[] {(byte) 0xC3, 0x28, (byte) 0xFF}));
    known.add(helloOf(new byte[0]));
    known.add(helloOf("a".repeat(65).getBytes(US_ASCII)));
    known.add(new byte[1]);
    known.add(new byte[64 * 1024]);
    return known;
  }

  /** An honest HELLO of a machine that is not there. */
  static byte[] honestHello() {
    return helloOf("a-machine-that-is-not-there".getBytes(US_ASCII));
  }

  /** With bytes changed, inserted, doubled or cut off. */
  static byte[] mutated(byte[] honest, RandomGenerator random) {
    byte[] bytes = honest.clone();
    int changes = 1 + random.nextInt(MOST_CHANGES);
    for (int i = 0; i < changes && bytes.length > 0; i++) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        case 2 -> bytes = Arrays.copyOf(bytes, at);
        default -> bytes = doubled(bytes, at);
      }
    }
    return bytes;
  }

  private static byte[] doubled(byte[] bytes, int from) {
    byte[] longer = Arrays.copyOf(bytes, bytes.length + bytes.length - from);
    System.arraycopy(bytes, from, longer, bytes.length, bytes.length - from);
    return longer;
  }

  private static byte[] helloOf(byte[] machineId) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(frame)) {
      out.writeInt(2 + 2 + 2 + machineId.length + 16 + 16 + 2 + 1 + 2 + 1);
      out.writeByte(0x01);
      out.writeByte(0);
      out.writeByte(1);
      out.writeByte(1);
      out.writeShort(machineId.length);
      out.write(machineId);
      out.write(new byte[16]);
      out.write(new byte[16]);
      out.writeShort(1);
      out.writeByte('m');
      out.writeShort(1);
      out.writeByte('1');
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return frame.toByteArray();
  }
}
