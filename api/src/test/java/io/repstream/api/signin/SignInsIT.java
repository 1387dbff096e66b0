package io.repstream.api.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.api.platform.creation.Creation;
import io.repstream.api.platform.outbox.Outboxes;
import io.repstream.api.testing.ApiClient;
import io.repstream.api.testing.ApiServer;
import io.repstream.api.testing.ApiTest;
import io.repstream.api.testing.TestGym;
import io.repstream.common.clock.WallClock;
import io.repstream.common.id.MachineId;
import io.repstream.common.id.SignInId;
import io.repstream.common.redis.RedisKeys;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.UnifiedJedis;

@ApiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInsIT {
  private final ApiClient api;
  private final ApiServer server;
  private final UnifiedJedis redis;
  private TestGym gym;
  private ApiClient secondMember;
  private String machineId;

  SignInsIT(ApiClient api, ApiServer server) {
    this.api = api;
    this.server = server;
    this.redis = server.stores().openRedis();
  }

  @BeforeAll
  void openGym() {
    gym = TestGym.open(api);
    secondMember = gym.enrolled("Ben Ode");
  }

  @BeforeEach
  void newMachine() {
    machineId = gym.machine("Bike").getString("id");
  }

  @AfterAll
  void close() {
    redis.close();
  }

  private String signIns() {
    return "/v1/machines/" + machineId + "/sign-ins";
  }

  private String shownAtTheMachine() {
    return redis.get(RedisKeys.machineSession(new MachineId(machineId)));
  }

  private List<SignIn> recorded() {
    Instant now = WallClock.system().instant();
    return server
        .bean(SignIns.class)
        .overlapping(new MachineId(machineId), now.minusSeconds(60), now.plusSeconds(60));
  }

  @Test
  void aMemberHoldsTheMachineUntilTheySignOut() {
    JsonObject signIn = gym.member().post(signIns()).expect(201).json();
    assertThat(signIn.getString("machineId")).isEqualTo(machineId);
    assertThat(shownAtTheMachine())
        .contains("\"signedIn\":true", "Mia K.", signIn.getString("workoutId"));

    secondMember.post(signIns()).expectProblem(409, "machine_busy");
    secondMember.delete(signIns() + "/current").expectProblem(404, "not_found");

    gym.member().delete(signIns() + "/current").expect(204);
    assertThat(shownAtTheMachine()).contains("\"signedIn\":false").doesNotContain("Mia");
    secondMember.post(signIns()).expect(201);
  }

  @Test
  void signingInAgainAnswersTheSameSignIn() {
    JsonObject first = gym.member().post(signIns()).expect(201).json();
    assertThat(gym.member().post(signIns()).expect(200).json()).isEqualTo(first);
  }

  @Test
  void signingInWakesTheMachinesGateway() throws InterruptedException {
    redis.hset(RedisKeys.machineOwner(new MachineId(machineId)), Map.of("gatewayId", "gw-wake"));
    var woken = new ArrayBlockingQueue<String>(1);
    var subscribed = new CountDownLatch(1);
    var listener =
        new JedisPubSub() {
          @Override
          public void onSubscribe(String channel, int count) {
            subscribed.countDown();
          }

          @Override
          public void onMessage(String channel, String message) {
            woken.add(message);
            unsubscribe();
          }
        };
    Thread waiting =
        Thread.ofVirtual().start(() -> redis.subscribe(listener, "commands:wake:gw-wake"));
    subscribed.await();
    gym.member().post(signIns()).expect(201);
    assertThat(woken.poll(5, TimeUnit.SECONDS)).isEqualTo(machineId);
    waiting.join();
  }

  @Test
  void concludingFreesTheMachineAndLeavesTheEndOpen() {
    JsonObject signIn = gym.member().post(signIns()).expect(201).json();
    SignInId id = SignInId.parse(signIn.getString("signInId"));
    server.bean(SignIns.class).conclude(id, WallClock.system().instant());

    assertThat(recorded()).singleElement().satisfies(s -> assertThat(s.endedAt()).isNull());
    assertThat(recorded().getFirst().isOpen()).isFalse();
    assertThat(shownAtTheMachine()).contains("\"signedIn\":false");
    secondMember.post(signIns()).expect(201);
  }

  @Test
  void aForgottenSignInGivesWay() {
    Instant longAgo = WallClock.system().instant().minus(Duration.ofHours(13));
    SignIns early =
        new SignIns(server.bean(SignInStore.class), server.bean(Outboxes.class), () -> longAgo);
    JsonObject now = gym.member().post(signIns()).expect(201).json();
    SignIn held = recorded().getFirst();
    assertThat(early.signOut(held.machineId(), held.memberId())).isTrue();
    assertThat(
            early.signIn(
                new SignIns.Request(held.machineId(), held.gymId(), held.memberId(), "Mia K."),
                Creation.internal()))
        .isInstanceOf(SignIns.Outcome.SignedIn.class);
    assertThat(secondMember.post(signIns()).expect(201).json().getString("signInId"))
        .isNotEqualTo(now.getString("signInId"));
  }

  @Test
  void onlyMembersOfTheGymSignIn() {
    gym.chainAdmin().post(signIns()).expectProblem(403, "forbidden");
    gym.register("Stranger Danger").client().post(signIns()).expectProblem(404, "not_found");
    api.post(signIns()).expectProblem(401, "unauthenticated");
  }
}
