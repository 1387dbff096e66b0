package io.repstream.api.platform.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import io.repstream.api.account.session.LoginSession;
import io.repstream.api.account.session.LoginSessions;
import io.repstream.api.account.session.Proof;
import io.repstream.api.account.session.RedisLoginSessions;
import io.repstream.api.account.session.Rotation;
import io.repstream.api.account.session.Visitor;
import io.repstream.api.account.token.EndedSessions.Knowledge;
import io.repstream.api.account.token.RedisEndedSessions;
import io.repstream.api.live.Grant;
import io.repstream.api.live.RedisLiveTickets;
import io.repstream.api.platform.access.Caller;
import io.repstream.api.platform.cache.AnswerCache;
import io.repstream.api.platform.cache.CachedJson;
import io.repstream.api.platform.cache.RedisAnswerCache;
import io.repstream.api.platform.config.ApiConfig;
import io.repstream.api.platform.config.limit.Quota;
import io.repstream.api.platform.limit.Admission;
import io.repstream.api.platform.limit.RedisLimiter;
import io.repstream.common.id.MemberId;
import io.repstream.common.redis.RedisKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What the stores in Redis promise, be it one server or a cluster. */
abstract class RedisStoresContract {
  private static final Visitor VISITOR = new Visitor("a test", "127.0.0.0");
  private static final Quota FIVE_AN_HOUR = new Quota(5, Duration.ofHours(1));

  /** Many enough to lie on every primary. */
  private static final int MANY = 30;

  abstract RedisClients redis();

  abstract ApiConfig config();

  final LoginSessions sessions() {
    return new RedisLoginSessions(redis(), ended(), config());
  }

  final RedisEndedSessions ended() {
    return new RedisEndedSessions(redis());
  }

  static MemberId somebody() {
    return new MemberId(UuidCreator.getTimeOrderedEpoch());
  }

  /** Logins of different people. */
  final List<LoginSessions.Opened> manyLogins() {
    List<LoginSessions.Opened> logins = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      logins.add(sessions().open(somebody(), VISITOR, Proof.PASSWORD));
    }
    return logins;
  }

  @Test
  void rotatesLoginsWhereverTheyLie() {
    for (LoginSessions.Opened login : manyLogins()) {
      Rotation.Rotated next = (Rotation.Rotated) sessions().rotate(login.refreshToken());
      assertThat(next.sessionId()).isEqualTo(login.sessionId());
      assertThat(sessions().rotate(next.refreshToken())).isInstanceOf(Rotation.Rotated.class);
      // two steps old: somebody else has it
      assertThat(sessions().rotate(login.refreshToken())).isInstanceOf(Rotation.Reused.class);
      assertThat(ended().find(login.sessionId())).isEqualTo(Knowledge.ENDED);
    }
  }

  @Test
  void leavesOneLineageOfTwentyRefreshesAtOnce() throws Exception {
    LoginSessions.Opened login = sessions().open(somebody(), VISITOR, Proof.SECOND_FACTOR);
    List<Callable<Rotation>> refreshes = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      refreshes.add(() -> sessions().rotate(login.refreshToken()));
    }
    Set<String> successors = new HashSet<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Rotation> refresh : threads.invokeAll(refreshes)) {
        successors.add(((Rotation.Rotated) refresh.get()).refreshToken());
      }
    }
    assertThat(successors).hasSize(1);
  }

  @Test
  void listsAndEndsTheLoginsOfOnePerson() {
    MemberId member = somebody();
    List<String> opened = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      opened.add(sessions().open(member, VISITOR, Proof.PASSWORD).sessionId());
    }
    assertThat(sessions().of(member))
        .extracting(LoginSession::id)
        .containsExactlyInAnyOrderElementsOf(opened);

    assertThat(sessions().end(somebody(), opened.getFirst())).isFalse();
    sessions().endAll(member, Set.of(opened.getLast()));
    assertThat(sessions().of(member))
        .extracting(LoginSession::id)
        .containsExactly(opened.getLast());
    assertThat(ended().find(opened.getFirst())).isEqualTo(Knowledge.ENDED);
    assertThat(ended().find(opened.getLast())).isEqualTo(Knowledge.LIVING);
  }

  @Test
  void takesEachTicketOnce() {
    RedisLiveTickets tickets = new RedisLiveTickets(redis());
    for (int i = 0; i < MANY; i++) {
      Grant grant =
          new Grant(
              new Caller(somebody(), "session", Set.of("account"), Instant.EPOCH),
              Optional.of(Set.of("gym:x:floor")));
      String ticket = tickets.issue(grant);
      assertThat(tickets.redeem(ticket)).hasValue(grant);
      assertThat(tickets.redeem(ticket)).isEmpty();
    }
  }

  @Test
  void sharesEachQuotaExactly() {
    RedisLimiter limiter = new RedisLimiter(redis());
    for (int i = 0; i < MANY; i++) {
      String key = RedisKeys.rateLimit("contract", UuidCreator.getTimeOrderedEpoch().toString());
      for (int left = 4; left >= 0; left--) {
        assertThat(limiter.take(key, FIVE_AN_HOUR).orElseThrow())
            .isInstanceOfSatisfying(Admission.Granted.class, this::isCounted);
      }
      assertThat(limiter.take(key, FIVE_AN_HOUR).orElseThrow())
          .isInstanceOf(Admission.Refused.class);
    }
  }

  private void isCounted(Admission.Granted granted) {
    assertThat(granted.remaining()).isBetween(0, 4);
  }

  @Test
  void usesAnAnswerOnlyUnderTheVersionItWasMadeUnder() {
    RedisAnswerCache cache = new RedisAnswerCache(redis());
    for (int i = 0; i < MANY; i++) {
      MemberId member = somebody();
      AnswerCache.Look first = cache.look(member, "/v1/me/stats?a=b").orElseThrow();
      assertThat(first.kept()).isEmpty();
      CachedJson made =
          new CachedJson(first.version(), Optional.of("</x>"), "{}\n".getBytes(UTF_8));
      cache.keep(member, "/v1/me/stats?a=b", made);
      CachedJson kept = cache.look(member, "/v1/me/stats?a=b").orElseThrow().kept().orElseThrow();
      assertThat(kept.version()).isEqualTo(first.version());
      assertThat(kept.link()).hasValue("</x>");
      assertThat(kept.body()).isEqualTo(made.body());
      assertThat(cache.look(member, "/v1/me/stats?a=c").orElseThrow().kept()).isEmpty();
      assertThat(cache.look(somebody(), "/v1/me/stats?a=b").orElseThrow().kept()).isEmpty();

      cache.changed(List.of(member, somebody()));
      // overtaken by the change: made of what was before it
      cache.keep(member, "/v1/me/stats?a=b", made);
      assertThat(cache.look(member, "/v1/me/stats?a=b").orElseThrow().kept()).isEmpty();
    }
  }

  @Test
  void carriesOutBatchesOverAllSlotsAndAnswersInOrder() {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      keys.add("batch:" + UuidCreator.getTimeOrderedEpoch());
    }
    RedisBatch.run(
        redis().stream(), keys.stream().map(key -> RedisBatch.COMMANDS.set(key, key)).toList());
    assertThat(
            RedisBatch.run(
                redis().stream(),
                keys.reversed().stream().map(key -> RedisBatch.COMMANDS.get(key)).toList()))
        .isEqualTo(keys.reversed());
    keys.forEach(key -> redis().stream().del(key));
  }
}
