package io.repstream.api.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.api.live.topic.FloorTopic;
import io.repstream.api.live.topic.LiveTopic;
import io.repstream.api.live.topic.TopicState;
import io.repstream.api.live.topic.TopicText;
import io.repstream.common.problem.ProblemCode;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveMessagesTest {
  @Test
  void readsWhatClientsSay() {
    assertThat(ClientMessage.parse("{\"type\":\"subscribe\",\"topic\":\"t\"}"))
        .isEqualTo(new ClientMessage.Subscribe("t"));
    assertThat(ClientMessage.parse("{\"type\":\"unsubscribe\",\"topic\":\"t\"}"))
        .isEqualTo(new ClientMessage.Unsubscribe("t"));
    assertThat(ClientMessage.parse("{\"type\":\"ping\"}")).isEqualTo(new ClientMessage.Ping());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{}", "{\"type\":7}", "{\"type\":\"dance\"}", "null"})
  void takesAnythingElseForUnreadable(String text) {
    assertThat(ClientMessage.parse(text)).isEqualTo(new ClientMessage.Unreadable());
    assertThat(ClientMessage.parse(" ".repeat(5_000))).isEqualTo(new ClientMessage.Unreadable());
  }

  @Test
  void readsTopicsOfFloorsOnly() {
    String topic = "gym:0199f3c0-5d2e-7c11-9a54-3f1d2b7c8e90:floor";
    assertThat(FloorTopic.parse(topic)).hasValueSatisfying(t -> assertThat(t).hasToString(topic));
    assertThat(FloorTopic.parse("gym:0199f3c0-5d2e-7c11-9a54-3f1d2b7c8e90:ceiling")).isEmpty();
    assertThat(FloorTopic.parse("gym:------------------------------------:floor")).isEmpty();
  }

  @Test
  void readsTopicsOfWorkouts() {
    String topic = "workout:0199f3c0-5d2e-7c11-9a54-3f1d2b7c8e90";
    assertThat(LiveTopic.parse(topic)).hasValueSatisfying(t -> assertThat(t).hasToString(topic));
    assertThat(LiveTopic.parse("workout:------------------------------------")).isEmpty();
    assertThat(LiveTopic.parse("workout:")).isEmpty();
  }

  @Test
  void workoutsAreToldByTheNamesOfTheirParts() {
    LiveTopic topic = LiveTopic.parse("workout:0199f3c0-5d2e-7c11-9a54-3f1d2b7c8e90").orElseThrow();
    assertThat(TopicText.snapshot(topic, new TopicState(1, Map.of()))).endsWith("\"data\":{}}");
    assertThat(TopicText.delta(topic, 1, 2, Map.of("records", "[]")))
        .endsWith("\"previousVersion\":1,\"data\":{\"records\":[]}}");
  }

  @Test
  void errorsCarryCodeAndTopic() {
    assertThat(LiveText.error(ProblemCode.NOT_FOUND, "a\"b"))
        .contains("\"code\":\"not_found\"", "\"topic\":\"a\\\"b\"");
    assertThat(LiveText.error(ProblemCode.NOT_FOUND, "")).doesNotContain("topic");
  }

  @Test
  void changesAreTheMachinesThatReadDifferently() {
    TopicState before = new TopicState(1, Map.of("a", "1", "b", "1"));
    assertThat(before.changesTo(Map.of("a", "1", "b", "2", "c", "1")))
        .containsExactlyInAnyOrderEntriesOf(Map.of("b", "2", "c", "1"));
  }

  @Test
  void allowsABurstAndThenFourMessagesASecond() {
    AtomicLong now = new AtomicLong(1);
    MessageAllowance allowance = new MessageAllowance(now::get);
    for (int i = 0; i < 40; i++) {
      assertThat(allowance.takeOne()).isTrue();
    }
    assertThat(allowance.takeOne()).isFalse();
    now.addAndGet(Duration.ofMillis(250).toNanos());
    assertThat(allowance.takeOne()).isTrue();
    assertThat(allowance.takeOne()).isFalse();
  }
}
