package io.repstream.perf.gym;

import io.repstream.common.clock.MonotonicClock;
import io.repstream.common.id.MachineId;
import io.repstream.perf.gym.ApiClient.Answer;
import io.repstream.perf.gym.ApiClient.Token;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A member with an app: signs in at machines and logs in again before the token ends. One visit at
 * a time; blocks.
 */
final class Member {
  private static final int UNAUTHORIZED = 401;

  private final GymFacts.Login login;
  private final ApiClient api;
  private final MonotonicClock clock;
  private @Nullable Token token;
  private long tokenSinceNanos;

  Member(GymFacts.Login login, ApiClient api, MonotonicClock clock) {
    this.login = login;
    this.api = api;
    this.clock = clock;
  }

  String email() {
    return login.email();
  }

  /**
   * Signs in at a machine.
   *
   * @return what the API said; its body holds the workout's id
   * @throws IOException when the API is away or out of order
   */
  Answer signIn(MachineId machine) throws IOException, InterruptedException {
    Optional<Answer.Refused> refusal = renewToken();
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Answer answer = api.signIn(present(), machine);
    if (answer instanceof Answer.Refused(int status, String _) && status == UNAUTHORIZED) {
      token = null;
    }
    return answer;
  }

  private Token present() {
    if (token == null) {
      throw new IllegalStateException("not logged in");
    }
    return token;
  }

  private Optional<Answer.Refused> renewToken() throws IOException, InterruptedException {
    if (token != null && clock.since(tokenSinceNanos).compareTo(usable(token)) < 0) {
      return Optional.empty();
    }
    return switch (api.login(login)) {
      case Answer.Refused refused -> Optional.of(refused);
      case Answer.Done done -> {
        token = ApiClient.token(done);
        tokenSinceNanos = clock.nanos();
        yield Optional.empty();
      }
    };
  }

  /** The last fifth of its life is left, for a slow network. */
  private static Duration usable(Token token) {
    return token.life().multipliedBy(4).dividedBy(5);
  }
}
