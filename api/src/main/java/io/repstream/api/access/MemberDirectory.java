package io.repstream.api.access;

import io.repstream.common.id.MemberId;
import java.util.Optional;

/** What other features may know of an account. Safe for all threads; calls may block. */
public interface MemberDirectory {
  /** Whose e-mail it is. */
  Optional<MemberId> byEmail(String email);

  /** The name that somebody chose to be shown by. */
  Optional<String> displayName(MemberId memberId);
}
