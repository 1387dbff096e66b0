package io.repstream.api.ingest.track;

import io.repstream.common.workout.SignIn;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in with what a floor may show of the member.
 *
 * @param signIn for the fold
 * @param alias nothing that identifies them
 * @param concludedAt when ingest found it to be over; null while it did not
 */
public record MemberSignIn(SignIn signIn, String alias, @Nullable Instant concludedAt) {
  /** Whether nobody ended it yet. */
  boolean isOpen() {
    return signIn.to() == null && concludedAt == null;
  }
}
