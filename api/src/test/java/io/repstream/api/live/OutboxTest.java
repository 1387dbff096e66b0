package io.repstream.api.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.api.live.topic.FloorTopic;
import io.repstream.api.live.topic.TopicDelta;
import io.repstream.api.live.topic.TopicState;
import io.repstream.common.id.GymId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OutboxTest {
  private static final FloorTopic TOPIC = new FloorTopic(new GymId(new UUID(0, 7)));
  private static final long AT_ONCE = Long.MIN_VALUE;

  private final Outbox outbox = new Outbox(() -> 0);
  private TopicState state = new TopicState(1, Map.of("a", "{\"id\":\"a\"}"));

  private TopicDelta change(String id, String json) {
    TopicDelta delta = TopicDelta.of(TOPIC, state, Map.of(id, json));
    state = new TopicState(delta.version(), Map.of(id, json));
    return delta;
  }

  @Test
  void passesASingleDeltaOnAsItIs() throws InterruptedException {
    TopicDelta delta = change("a", "{\"id\":\"a\",\"n\":2}");
    outbox.delta(TOPIC, delta);
    assertThat(outbox.take(AT_ONCE)).isSameAs(delta.text());
    assertThat(outbox.take(AT_ONCE)).isNull();
    assertThat(delta.text())
        .isEqualTo(
            """
            {"type":"delta","topic":"%s","version":2,"previousVersion":1,\
            "data":{"machines":[{"id":"a","n":2}]}}\
            """
                .formatted(TOPIC));
  }

  @Test
  void conflatesWhatASlowSubscriberMissed() throws InterruptedException {
    outbox.delta(TOPIC, change("a", "{\"n\":2}"));
    outbox.delta(TOPIC, change("b", "{\"n\":3}"));
    outbox.delta(TOPIC, change("a", "{\"n\":4}"));
    assertThat(outbox.take(AT_ONCE))
        .contains("\"version\":4,\"previousVersion\":1", "{\"n\":4}", "{\"n\":3}")
        .doesNotContain("{\"n\":2}");
    assertThat(outbox.take(AT_ONCE)).isNull();
  }

  @Test
  void foldsDeltasIntoASnapshotThatWaits() throws InterruptedException {
    outbox.snapshot(TOPIC, state);
    outbox.delta(TOPIC, change("b", "{\"id\":\"b\"}"));
    assertThat(outbox.take(AT_ONCE))
        .startsWith("{\"type\":\"snapshot\"")
        .contains("\"version\":2", "{\"id\":\"a\"}", "{\"id\":\"b\"}");
  }

  @Test
  void sendsNotesFirstAndABoundedNumberOfThem() throws InterruptedException {
    outbox.snapshot(TOPIC, state);
    assertThat(outbox.note("hello")).isTrue();
    for (int i = 1; i < 32; i++) {
      outbox.note("more");
    }
    assertThat(outbox.note("one too many")).isFalse();
    assertThat(outbox.take(AT_ONCE)).isEqualTo("hello");
  }

  @Test
  void forgetsATopicAndEndsWhenClosed() throws InterruptedException {
    outbox.snapshot(TOPIC, state);
    outbox.forget(TOPIC);
    assertThat(outbox.take(AT_ONCE)).isNull();
    outbox.snapshot(TOPIC, state);
    outbox.close();
    assertThat(outbox.isClosed()).isTrue();
    assertThat(outbox.take(Long.MAX_VALUE)).isNull();
  }
}
