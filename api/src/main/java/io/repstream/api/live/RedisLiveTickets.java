package io.repstream.api.live;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.repstream.api.platform.access.Caller;
import io.repstream.api.platform.redis.RedisClients;
import io.repstream.common.id.ChainId;
import io.repstream.common.id.MemberId;
import io.repstream.common.redis.RedisKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.SetParams;

/** Tickets in Redis under their SHA-256; taken by GETDEL, so that two uses cannot both succeed. */
@ApplicationScoped
public class RedisLiveTickets implements LiveTickets {
  private static final Jsonb JSON = JsonbBuilder.create();
  private static final int TICKET_BYTES = 32;
  private static final int LONGEST = 64;

  private final UnifiedJedis redis;
  private final SecureRandom random = new SecureRandom();

  @Inject
  public RedisLiveTickets(RedisClients redis) {
    this.redis = redis.stream();
  }

  /** What Redis keeps of a grant. */
  public record StoredGrant(
      int v,
      String memberId,
      String sessionId,
      List<String> roles,
      long endsAtMs,
      List<String> topics,
      @Nullable String tenant) {}

  @Override
  public String issue(Grant grant) {
    byte[] bytes = new byte[TICKET_BYTES];
    random.nextBytes(bytes);
    String ticket = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Caller caller = grant.caller();
    StoredGrant stored =
        new StoredGrant(
            1,
            caller.memberId().toString(),
            caller.sessionId(),
            List.copyOf(caller.roles()),
            caller.tokenEnds().toEpochMilli(),
            List.copyOf(grant.topics().orElse(Set.of())),
            caller.tenant().map(ChainId::toString).orElse(null));
    redis.set(key(ticket), JSON.toJson(stored), SetParams.setParams().ex(LIFE.toSeconds()));
    return ticket;
  }

  @Override
  public Optional<Grant> redeem(String ticket) {
    if (ticket.isEmpty() || ticket.length() > LONGEST) {
      return Optional.empty();
    }
    return Optional.ofNullable(redis.getDel(key(ticket))).map(RedisLiveTickets::read);
  }

  private static Grant read(String json) {
    StoredGrant stored = JSON.fromJson(json, StoredGrant.class);
    Caller caller =
        new Caller(
            MemberId.parse(stored.memberId()),
            stored.sessionId(),
            Set.copyOf(stored.roles()),
            Instant.ofEpochMilli(stored.endsAtMs()),
            Optional.ofNullable(stored.tenant()).map(ChainId::parse));
    return new Grant(caller, Optional.of(Set.copyOf(stored.topics())));
  }

  private static String key(String ticket) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(ticket.getBytes(US_ASCII));
      return RedisKeys.liveTicket(HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
