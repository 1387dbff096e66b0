package io.repstream.api.platform.version;

import io.helidon.common.context.Contexts;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.common.problem.ProblemCode;

/** What an update's caller says about the version that they change. */
public final class Preconditions {
  private Preconditions() {}

  /**
   * Holds the request of this thread to its {@code If-Match}. The update itself must compare the
   * version again as it writes.
   *
   * @param present the resource as it is
   * @throws Refusal {@code precondition_failed} where another version is meant
   */
  public static void check(Versioned present) {
    boolean fails =
        Contexts.context()
            .flatMap(context -> context.get(ServerRequest.class))
            .flatMap(request -> request.headers().value(HeaderNames.IF_MATCH))
            .filter(header -> !EntityTags.of(present).isAmong(header))
            .isPresent();
    if (fails) {
      throw Refusal.of(ProblemCode.PRECONDITION_FAILED);
    }
  }
}
