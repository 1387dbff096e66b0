package io.repstream.perf.gym;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.repstream.common.id.MachineId;
import io.repstream.perf.gym.ApiClient.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MemberIT {
  private static final MachineId BIKE = new MachineId("bike-1");

  private final StubApi stub = new StubApi();
  private final ApiClient api = new ApiClient(stub.url());
  private final AtomicLong nanos = new AtomicLong();
  private final Member member =
      new Member(new GymFacts.Login("sam@demo.example", "secret"), api, nanos::get);

  @AfterEach
  void close() {
    api.close();
    stub.close();
  }

  @Test
  void logsInOnceForManySignIns() throws IOException, InterruptedException {
    assertThat(member.signIn(BIKE)).isInstanceOf(Answer.Done.class);
    assertThat(member.signIn(BIKE)).isInstanceOf(Answer.Done.class);
    assertThat(stub.logins()).isEqualTo(1);
  }

  @Test
  void logsInAgainBeforeTheTokenEnds() throws IOException, InterruptedException {
    member.signIn(BIKE);
    nanos.addAndGet(Duration.ofSeconds(481).toNanos());
    member.signIn(BIKE);
    assertThat(stub.logins()).isEqualTo(2);
  }

  @Test
  void tellsARefusalFromAFault() throws IOException, InterruptedException {
    stub.failWith(409);
    assertThat(member.signIn(BIKE)).isEqualTo(new Answer.Refused(409, "fault"));
    stub.failWith(503);
    assertThatIOException().isThrownBy(() -> member.signIn(BIKE));
  }

  @Test
  void logsInAnewWhenTheTokenIsRefused() throws IOException, InterruptedException {
    member.signIn(BIKE);
    stub.failWith(401);
    assertThat(member.signIn(BIKE)).isEqualTo(new Answer.Refused(401, "fault"));
    stub.failWith(0);
    assertThat(member.signIn(BIKE)).isInstanceOf(Answer.Done.class);
    assertThat(stub.logins()).isEqualTo(2);
  }
}
