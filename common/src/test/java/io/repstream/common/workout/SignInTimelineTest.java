package io.repstream.common.workout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.repstream.common.id.MemberId;
import io.repstream.common.id.SignInId;
import io.repstream.common.id.WorkoutId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SignInTimelineTest {
  @Test
  void tellsWhoIsSignedIn() {
    SignInTimeline timeline = timeline(signIn(2, 50, null), signIn(1, 10, 30L));

    assertThat(timeline.at(9)).isNull();
    assertThat(timeline.at(10)).isEqualTo(signIn(1, 10, 30L));
    assertThat(timeline.at(30)).isNull();
    assertThat(timeline.at(1_000)).isEqualTo(signIn(2, 50, null));
  }

  @Test
  void nextSignInEndsTheOneBefore() {
    SignIn open = signIn(1, 10, null);
    SignInTimeline timeline = timeline(open, signIn(2, 50, 60L));

    assertThat(timeline.endOf(open)).isEqualTo(50);
    assertThat(timeline.at(70)).as("nobody, though the first was never ended").isNull();
  }

  @Test
  void endThatBecameKnownSinceCounts() {
    assertThat(timeline(signIn(1, 10, 20L)).endOf(signIn(1, 10, null))).isEqualTo(20);
  }

  @Test
  void findsTheFirstDifference() {
    SignInTimeline one = timeline(signIn(1, 10, null));

    assertThat(one.firstDifferenceMs(timeline(signIn(1, 10, null)))).isEqualTo(Long.MAX_VALUE);
    assertThat(one.firstDifferenceMs(timeline(signIn(1, 10, 40L)))).isEqualTo(40);
    assertThat(one.firstDifferenceMs(timeline(signIn(1, 10, null), signIn(2, 70, null))))
        .isEqualTo(70);
    assertThat(one.firstDifferenceMs(timeline(signIn(3, 5, 8L), signIn(1, 10, null)))).isEqualTo(5);
    assertThat(one.firstDifferenceMs(timeline(signIn(1, 10, 90L), signIn(2, 70, null))))
        .as("the next one ends it before its own end does")
        .isEqualTo(70);
    assertThat(one.firstDifferenceMs(SignInTimeline.empty())).isEqualTo(10);
  }

  @Test
  void refusesASignInThatEndsBeforeItBegins() {
    assertThatIllegalArgumentException().isThrownBy(() -> signIn(1, 10, 9L));
  }

  private static SignInTimeline timeline(SignIn... signIns) {
    return SignInTimeline.of(List.of(signIns));
  }

  private static SignIn signIn(int number, long fromMs, @Nullable Long toMs) {
    return new SignIn(
        new SignInId(new UUID(1, number)),
        new WorkoutId(new UUID(2, number)),
        new MemberId(new UUID(3, number)),
        Instant.ofEpochMilli(fromMs),
        toMs == null ? null : Instant.ofEpochMilli(toMs));
  }
}
