package io.repstream.api.platform.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class FlightsTest {
  private static final CachedJson ANSWER = new CachedJson("v", Optional.empty(), new byte[0]);

  private final Flights flights = new Flights();
  private final List<Flights.Part> parts = new CopyOnWriteArrayList<>();

  private Flights.Part.Lead lead(String key) {
    return (Flights.Part.Lead) flights.board(key);
  }

  private Thread boarding(String key) {
    Thread thread = Thread.ofPlatform().start(() -> parts.add(flights.board(key)));
    await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
    return thread;
  }

  @Test
  void oneMakesTheAnswerAndTheOthersGetIt() throws InterruptedException {
    Flights.Part.Lead first = lead("a");
    Thread second = boarding("a");
    Thread third = boarding("a");
    assertThat(lead("b")).isNotEqualTo(first);

    flights.land(first, Optional.of(ANSWER));
    second.join();
    third.join();
    assertThat(parts)
        .containsExactly(
            new Flights.Part.Joined(Optional.of(ANSWER)),
            new Flights.Part.Joined(Optional.of(ANSWER)));
    assertThat(lead("a")).isEqualTo(first);
  }

  @Test
  void tellsTheOthersWhereNothingCameOfIt() throws InterruptedException {
    Flights.Part.Lead first = lead("a");
    Thread second = boarding("a");
    flights.land(first, Optional.empty());
    second.join();
    assertThat(parts).containsExactly(new Flights.Part.Joined(Optional.empty()));
  }
}
