package io.repstream.common.ftms;

import io.repstream.common.ftms.FtmsResult.Decoded;
import io.repstream.common.ftms.FtmsResult.Dropped;
import io.repstream.common.ftms.FtmsResult.Held;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Joins the fragments of one machine's characteristic to records. Immutable: each step answers with
 * the next merger and the records that are ready.
 *
 * <ul>
 *   <li>A held packet waits for the one that closes the record; of a field sent twice the later
 *       wins.
 *   <li>A hold that is older than {@link #HOLD_LIMIT} by the sample time of the next packet, or is
 *       met by another characteristic, is given out as {@link Completeness#PARTIAL} first.
 *   <li>Time is sample time. A clock that steps back ends no hold.
 * </ul>
 */
public final class FragmentMerger {
  /** How long the first fragment waits for the closing one, in sample time. */
  public static final Duration HOLD_LIMIT = Duration.ofMillis(1_500);

  private static final long HOLD_LIMIT_MILLIS = HOLD_LIMIT.toMillis();
  private static final FragmentMerger EMPTY = new FragmentMerger(null, 0);

  private final @Nullable MergedRecord held;
  private final long firstMillis;

  private FragmentMerger(@Nullable MergedRecord held, long firstMillis) {
    this.held = held;
    this.firstMillis = firstMillis;
  }

  /** Whether a record has its mandatory fields. */
  public enum Completeness {
    COMPLETE,
    /** The closing packet never came: the mandatory fields are absent. */
    PARTIAL
  }

  /**
   * A record made of one packet or more.
   *
   * @param sampleTimeMillis that of the last packet in it
   * @param repeatedFields how many fields were sent in more than one of its packets
   */
  public record MergedRecord(
      FtmsData data, long sampleTimeMillis, Completeness completeness, int repeatedFields) {

    private MergedRecord followedBy(
        FtmsData later, long laterMillis, Completeness laterCompleteness) {
      return new MergedRecord(
          data.overlaidBy(later),
          laterMillis,
          laterCompleteness,
          repeatedFields + data.overlapWith(later));
    }
  }

  /**
   * The outcome of one packet.
   *
   * @param records none, one, or two (an expired hold and a whole record), in order
   */
  public record Step(FragmentMerger next, List<MergedRecord> records) {
    public Step {
      records = List.copyOf(records);
    }
  }

  /** A merger that holds nothing. */
  public static FragmentMerger empty() {
    return EMPTY;
  }

  public boolean isEmpty() {
    return held == null;
  }

  /** Takes the next packet of the machine, in sequence order. */
  public Step accept(FtmsResult packet, long sampleTimeMillis) {
    return switch (packet) {
      case Dropped _ -> isExpiredAt(sampleTimeMillis) ? flush() : new Step(this, List.of());
      case Held(FtmsData data, int _) -> acceptHeld(data, sampleTimeMillis);
      case Decoded(FtmsData data, int _) -> acceptClosing(data, sampleTimeMillis);
    };
  }

  /** Gives out what is held, for the end of a workout or of a connection. */
  public Step flush() {
    return new Step(EMPTY, held == null ? List.of() : List.of(held));
  }

  private Step acceptHeld(FtmsData data, long millis) {
    if (held != null && !endsHold(held, data, millis)) {
      MergedRecord merged = held.followedBy(data, millis, Completeness.PARTIAL);
      return new Step(new FragmentMerger(merged, firstMillis), List.of());
    }
    MergedRecord first = new MergedRecord(data, millis, Completeness.PARTIAL, 0);
    return new Step(new FragmentMerger(first, millis), flush().records());
  }

  private Step acceptClosing(FtmsData data, long millis) {
    MergedRecord alone = new MergedRecord(data, millis, Completeness.COMPLETE, 0);
    if (held == null) {
      return new Step(EMPTY, List.of(alone));
    }
    if (endsHold(held, data, millis)) {
      return new Step(EMPTY, List.of(held, alone));
    }
    return new Step(EMPTY, List.of(held.followedBy(data, millis, Completeness.COMPLETE)));
  }

  private boolean endsHold(MergedRecord hold, FtmsData data, long millis) {
    return isExpiredAt(millis) || hold.data().characteristic() != data.characteristic();
  }

  private boolean isExpiredAt(long millis) {
    return held != null && millis - firstMillis > HOLD_LIMIT_MILLIS;
  }
}
