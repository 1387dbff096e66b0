package io.repstream.common.workout;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The sign-ins of one machine in order of time. One member trains at a time: the next sign-in ends
 * the one before it.
 *
 * @param signIns sorted by their begin
 */
public record SignInTimeline(List<SignIn> signIns) {
  private static final SignInTimeline EMPTY = new SignInTimeline(List.of());

  public SignInTimeline {
    signIns =
        signIns.stream()
            .sorted(Comparator.comparing(SignIn::from).thenComparing(s -> s.id().value()))
            .toList();
  }

  /** Of records in any order. */
  public static SignInTimeline of(Collection<SignIn> signIns) {
    return signIns.isEmpty() ? EMPTY : new SignInTimeline(List.copyOf(signIns));
  }

  /** Of a machine at which nobody ever signed in. */
  public static SignInTimeline empty() {
    return EMPTY;
  }

  /** Who is signed in at a moment. */
  public @Nullable SignIn at(long timeMs) {
    for (int i = signIns.size() - 1; i >= 0; i--) {
      SignIn candidate = signIns.get(i);
      if (candidate.fromMs() <= timeMs) {
        return timeMs < candidate.toMs() ? candidate : null;
      }
    }
    return null;
  }

  /**
   * When a sign-in ends, at the latest with the next one; the far future where it is open.
   *
   * @param signIn as it was known when it began; its end may have become known since
   */
  public long endOf(SignIn signIn) {
    long endMs = nextBeginAfter(signIn.fromMs());
    for (SignIn known : signIns) {
      if (known.id().equals(signIn.id())) {
        return Math.min(endMs, known.toMs());
      }
    }
    return endMs;
  }

  /** When the next sign-in after a moment begins; the far future where there is none. */
  public long nextBeginAfter(long timeMs) {
    for (SignIn signIn : signIns) {
      if (signIn.fromMs() > timeMs) {
        return signIn.fromMs();
      }
    }
    return Long.MAX_VALUE;
  }

  /**
   * The earliest moment from which another timeline reads differently.
   *
   * @return the far future where both say the same
   */
  public long firstDifferenceMs(SignInTimeline other) {
    int same = 0;
    while (same < signIns.size()
        && same < other.signIns.size()
        && signIns.get(same).equals(other.signIns.get(same))) {
      same++;
    }
    long beginMs = Math.min(beginMs(same), other.beginMs(same));
    if (beginMs == Long.MAX_VALUE || !onlyTheEndDiffers(same, other)) {
      return beginMs;
    }
    // What follows may differ too, and earlier than both ends.
    long nextMs = Math.min(beginMs(same + 1), other.beginMs(same + 1));
    long endMs = Math.min(signIns.get(same).toMs(), other.signIns.get(same).toMs());
    return Math.min(endMs, nextMs);
  }

  private long beginMs(int index) {
    return index < signIns.size() ? signIns.get(index).fromMs() : Long.MAX_VALUE;
  }

  private boolean onlyTheEndDiffers(int index, SignInTimeline other) {
    return index < signIns.size()
        && index < other.signIns.size()
        && onlyTheEndDiffers(signIns.get(index), other.signIns.get(index));
  }

  private static boolean onlyTheEndDiffers(SignIn a, SignIn b) {
    return a.id().equals(b.id())
        && a.workoutId().equals(b.workoutId())
        && a.memberId().equals(b.memberId())
        && Objects.equals(a.from(), b.from());
  }
}
