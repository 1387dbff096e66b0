package io.repstream.api.platform.creation;

import java.util.Optional;

/**
 * Ends the work on a request whose key was used before. It carries no stack, since nothing is
 * broken; {@link RepeatedRequestMapper} answers it.
 */
public final class RepeatedRequest extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Optional<CreatedAnswer> answer;

  private RepeatedRequest(Optional<CreatedAnswer> answer) {
    super("this idempotency key was used before", null, false, false);
    this.answer = answer;
  }

  static RepeatedRequest withAnswer(CreatedAnswer answer) {
    return new RepeatedRequest(Optional.of(answer));
  }

  static RepeatedRequest ofAnother() {
    return new RepeatedRequest(Optional.empty());
  }

  /** The first request's answer; empty where that was another request. */
  Optional<CreatedAnswer> answer() {
    return answer;
  }
}
