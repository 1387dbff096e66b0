package io.repstream.api.account.session;

import io.repstream.common.id.MemberId;

/** What became of a refresh token that was used. */
public sealed interface Rotation {
  /**
   * It was good; its successor takes over. A caller whose answer got lost and who asks again at
   * once gets the same successor.
   *
   * @param memberId whose login it is
   * @param sessionId the login
   * @param refreshToken the successor
   * @param proof how the login was proven
   */
  record Rotated(MemberId memberId, String sessionId, String refreshToken, Proof proof)
      implements Rotation {
    @Override
    public String toString() {
      return "Rotated[" + memberId + ", " + sessionId + ", ***]";
    }
  }

  /** No living login has it. */
  record Unknown() implements Rotation {}

  /**
   * It had been used before: somebody else holds a copy, so the whole login has ended.
   *
   * @param sessionId the login
   */
  record Reused(String sessionId) implements Rotation {}
}
