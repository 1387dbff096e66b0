package io.repstream.common.telemetry;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The samples of one SAMPLES frame, still as their bytes: {@code count × (dtMs u16, kind u8, length
 * u16, payload)}, big-endian.
 *
 * <p>The gateway checks a block's structure once and passes the bytes on; nothing is allocated per
 * sample. The block owns its array, which nobody may change.
 */
public final class SampleBlock {
  /** Bytes of a sample before its payload. */
  public static final int HEADER_BYTES = 5;

  private final long firstSeq;
  private final long baseTimeMs;
  private final int count;
  private final byte[] bytes;

  private SampleBlock(long firstSeq, long baseTimeMs, int count, byte[] bytes) {
    this.firstSeq = firstSeq;
    this.baseTimeMs = baseTimeMs;
    this.count = count;
    this.bytes = bytes;
  }

  /** Receives samples one after another without a record for each. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * Takes one sample.
     *
     * @param payload a buffer over the block, positioned on the payload; valid during the call only
     */
    void sample(long seq, long machineTimeMs, int kindCode, ByteBuffer payload);
  }

  /**
   * Checks the structure of received bytes and takes them.
   *
   * @param bytes owned by the block from here on
   * @return null where the bytes are not exactly {@code count} samples, where a sequence number
   *     would overflow or where there is no sample
   */
  public static @Nullable SampleBlock parse(
      long firstSeq, long baseTimeMs, int count, byte[] bytes) {
    if (firstSeq < 1 || count < 1 || firstSeq > Long.MAX_VALUE - count || baseTimeMs < 0) {
      return null;
    }
    if (baseTimeMs > Long.MAX_VALUE - 0xFFFF) {
      return null;
    }
    int at = 0;
    for (int i = 0; i < count; i++) {
      if (bytes.length - at < HEADER_BYTES) {
        return null;
      }
      at += HEADER_BYTES + payloadLength(bytes, at);
    }
    return at == bytes.length ? new SampleBlock(firstSeq, baseTimeMs, count, bytes) : null;
  }

  /**
   * Packs samples, as a machine does.
   *
   * @param samples at least one, with rising sequence numbers without holes, all within 65,535 ms
   *     of the first
   */
  public static SampleBlock of(List<Sample> samples) {
    Sample first = samples.getFirst();
    int size = 0;
    for (Sample sample : samples) {
      size += HEADER_BYTES + sample.payload().length;
    }
    ByteBuffer out = ByteBuffer.allocate(size);
    long expected = first.seq();
    for (Sample sample : samples) {
      long dtMs = sample.machineTimeMs() - first.machineTimeMs();
      if (sample.seq() != expected++ || dtMs < 0 || dtMs > 0xFFFF) {
        throw new IllegalArgumentException("samples must follow each other within 65,535 ms");
      }
      out.putShort((short) dtMs).put((byte) sample.kindCode());
      out.putShort((short) sample.payload().length).put(sample.payload());
    }
    return new SampleBlock(first.seq(), first.machineTimeMs(), samples.size(), out.array());
  }

  public long firstSeq() {
    return firstSeq;
  }

  public long lastSeq() {
    return firstSeq + count - 1;
  }

  public long baseTimeMs() {
    return baseTimeMs;
  }

  public int count() {
    return count;
  }

  public int sizeBytes() {
    return bytes.length;
  }

  /** The bytes themselves; not to be changed. */
  public byte[] bytes() {
    return bytes;
  }

  /**
   * The same block without the samples before a sequence number.
   *
   * @param seq above {@link #firstSeq()} and at most {@link #lastSeq()}
   */
  public SampleBlock from(long seq) {
    if (seq <= firstSeq || seq > lastSeq()) {
      throw new IllegalArgumentException("no such suffix");
    }
    int at = 0;
    for (long skipped = firstSeq; skipped < seq; skipped++) {
      at += HEADER_BYTES + payloadLength(bytes, at);
    }
    int left = (int) (lastSeq() - seq + 1);
    return new SampleBlock(seq, baseTimeMs, left, Arrays.copyOfRange(bytes, at, bytes.length));
  }

  /** Shows each sample, in order. */
  public void forEach(Visitor visitor) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    int at = 0;
    for (int i = 0; i < count; i++) {
      int dtMs = Short.toUnsignedInt(buffer.getShort(at));
      int kindCode = Byte.toUnsignedInt(bytes[at + 2]);
      int end = at + HEADER_BYTES + payloadLength(bytes, at);
      buffer.limit(end).position(at + HEADER_BYTES);
      visitor.sample(firstSeq + i, baseTimeMs + dtMs, kindCode, buffer);
      buffer.limit(bytes.length);
      at = end;
    }
  }

  /** The kind of the first sample, which tells whether a jump in the sequence is declared. */
  public int firstKindCode() {
    return Byte.toUnsignedInt(bytes[2]);
  }

  private static int payloadLength(byte[] bytes, int at) {
    return ((bytes[at + 3] & 0xFF) << 8) | (bytes[at + 4] & 0xFF);
  }
}
