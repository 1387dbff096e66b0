package io.repstream.common.telemetry;

import io.repstream.common.id.BootId;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import io.repstream.common.telemetry.MachineRun.Haste;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The bytes of one entry of a telemetry stream: runs of many machines, packed.
 *
 * <p>Layout, big-endian: {@code version u8, nonce u64, runs u16}, then for each run {@code
 * machineId (u8 length + text), gymId 16 B, bootId 16 B, ownerEpoch u64, skewMs s64, receivedAtMs
 * u64, firstSeq u64, baseTimeMs u64, count u16, blockLength u32, block}. The nonce lets a gateway
 * recognise its own entry after a failover.
 *
 * <p>Behind the last run there may be an extension, {@code 0xEE u8, length u32, bytes}, for which a
 * newer writer needs no other version, since readers skip it. Another version is for what cannot be
 * skipped, and is written only once every reader knows it.
 *
 * <p>Version 2 has {@code flags u8} at the end of each run: bit 0 says that it is backfill, the
 * others are of later meaning and not read. It is written only where a run is backfill, so that
 * readers of version 1 understand all that is live.
 */
public final class TelemetryEntryCodec {
  /** The newest version this code reads; it writes the lowest that says what there is to say. */
  public static final int VERSION = 2;

  private static final int WITHOUT_FLAGS = 1;
  private static final int BACKFILL = 0x01;

  /** The stream field that holds the bytes. */
  public static final String FIELD = "b";

  /** Most runs that one entry may hold. */
  public static final int MAX_RUNS = 0xFFFF;

  private static final byte EXTENSION = (byte) 0xEE;
  private static final int ENTRY_HEADER_BYTES = 1 + 8 + 2;
  private static final int RUN_FIXED_BYTES = 1 + 16 + 16 + 8 + 8 + 8 + 8 + 8 + 2 + 4;

  private TelemetryEntryCodec() {}

  /** What became of an entry's bytes. */
  public sealed interface Result {
    /**
     * The entry could be read.
     *
     * @param nonce as written
     * @param runs in the order of writing
     */
    record Entry(long nonce, List<MachineRun> runs) implements Result {
      public Entry {
        runs = List.copyOf(runs);
      }
    }

    /**
     * It could not, and never will be by this version.
     *
     * @param reason a short text without any of the bytes
     */
    record Unreadable(String reason) implements Result {}
  }

  /** The bytes that a run takes at most; for the writer's fill level. */
  public static int sizeOf(MachineRun run) {
    return RUN_FIXED_BYTES + 1 + run.machineId().value().length() + run.block().sizeBytes();
  }

  /**
   * Writes an entry.
   *
   * @param nonce random
   * @param runs 1 to {@link #MAX_RUNS}
   */
  public static byte[] encode(long nonce, List<MachineRun> runs) {
    if (runs.isEmpty() || runs.size() > MAX_RUNS) {
      throw new IllegalArgumentException("an entry has 1 to 65,535 runs");
    }
    boolean isLive = runs.stream().allMatch(run -> run.haste() == Haste.LIVE);
    int size = ENTRY_HEADER_BYTES;
    for (MachineRun run : runs) {
      size += isLive ? sizeOf(run) - 1 : sizeOf(run);
    }
    ByteBuffer out = ByteBuffer.allocate(size);
    out.put((byte) (isLive ? WITHOUT_FLAGS : VERSION));
    out.putLong(nonce).putShort((short) runs.size());
    for (MachineRun run : runs) {
      write(out, run);
      if (!isLive) {
        out.put((byte) (run.haste() == Haste.BACKFILL ? BACKFILL : 0));
      }
    }
    return out.array();
  }

  /** Reads an entry; never throws on any bytes. */
  public static Result decode(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      int version = Byte.toUnsignedInt(in.get());
      if (version < WITHOUT_FLAGS || version > VERSION) {
        return new Result.Unreadable("unknown version " + version);
      }
      long nonce = in.getLong();
      int count = Short.toUnsignedInt(in.getShort());
      if (count == 0) {
        return new Result.Unreadable("no run");
      }
      List<MachineRun> runs = new ArrayList<>(Math.min(count, bytes.length / RUN_FIXED_BYTES + 1));
      for (int i = 0; i < count; i++) {
        MachineRun run = read(in);
        boolean isBackfill = version > WITHOUT_FLAGS && (in.get() & BACKFILL) != 0;
        runs.add(isBackfill ? run.with(Haste.BACKFILL) : run);
      }
      return isEndOrExtension(in)
          ? new Result.Entry(nonce, runs)
          : new Result.Unreadable("bytes after the last run");
    } catch (BufferUnderflowException truncated) {
      return new Result.Unreadable("truncated");
    } catch (IllegalArgumentException malformed) {
      return new Result.Unreadable("malformed run");
    }
  }

  private static boolean isEndOrExtension(ByteBuffer in) {
    return !in.hasRemaining() || (in.get() == EXTENSION && in.getInt() == in.remaining());
  }

  /** The nonce of bytes that {@link #encode} made. */
  public static long nonceOf(byte[] entry) {
    return ByteBuffer.wrap(entry).getLong(1);
  }

  /** Whether some bytes are an entry with this nonce. */
  public static boolean isWith(long nonce, byte[] bytes) {
    return bytes.length >= ENTRY_HEADER_BYTES
        && bytes[0] >= WITHOUT_FLAGS
        && bytes[0] <= VERSION
        && nonceOf(bytes) == nonce;
  }

  private static void write(ByteBuffer out, MachineRun run) {
    byte[] machineId = run.machineId().utf8();
    out.put((byte) machineId.length).put(machineId);
    putUuid(out, run.gymId().value());
    putUuid(out, run.bootId().value());
    out.putLong(run.ownerEpoch()).putLong(run.skewMs()).putLong(run.receivedAtMs());
    SampleBlock block = run.block();
    out.putLong(block.firstSeq()).putLong(block.baseTimeMs()).putShort((short) block.count());
    out.putInt(block.sizeBytes()).put(block.bytes());
  }

  private static MachineRun read(ByteBuffer in) {
    byte[] machineId = take(in, Byte.toUnsignedInt(in.get()));
    GymId gymId = new GymId(getUuid(in));
    BootId bootId = new BootId(getUuid(in));
    long ownerEpoch = in.getLong();
    long skewMs = in.getLong();
    long receivedAtMs = in.getLong();
    long firstSeq = in.getLong();
    long baseTimeMs = in.getLong();
    int count = Short.toUnsignedInt(in.getShort());
    SampleBlock block = SampleBlock.parse(firstSeq, baseTimeMs, count, take(in, in.getInt()));
    if (block == null) {
      throw new IllegalArgumentException("block");
    }
    return new MachineRun(
        new MachineId(new String(machineId, StandardCharsets.UTF_8)),
        gymId,
        bootId,
        ownerEpoch,
        skewMs,
        receivedAtMs,
        block);
  }

  private static byte[] take(ByteBuffer in, int length) {
    if (length < 0 || length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  private static void putUuid(ByteBuffer out, UUID uuid) {
    out.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
  }

  private static UUID getUuid(ByteBuffer in) {
    return new UUID(in.getLong(), in.getLong());
  }
}
