package io.repstream.perf.stand;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.repstream.common.credential.CredentialSeal;
import io.repstream.common.credential.CredentialState;
import io.repstream.common.credential.MachineCredential;
import io.repstream.common.credential.MachineKey;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import io.repstream.common.machine.MachineType;
import io.repstream.common.redis.RedisKeys;
import io.repstream.perf.machine.MachineCredentials;
import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Pipeline;

/** Puts machines where the api would put them. Blocks. */
public final class MachineRegister {
  private static final int MACHINES_PER_GYM = 100;

  private MachineRegister() {}

  /** Makes machines known to the gateways of one Redis, under the stand's master key. */
  public static List<MachineCredentials> enter(String redisUrl, int count) {
    CredentialSeal seal = new CredentialSeal(Base64.getUrlDecoder().decode(StandKeys.MASTER_KEY));
    SecureRandom random = new SecureRandom();
    List<MachineCredentials> machines = new ArrayList<>();
    GymId gym = new GymId(UUID.randomUUID());
    try (Jedis jedis = new Jedis(URI.create(redisUrl));
        Pipeline pipeline = jedis.pipelined()) {
      for (int i = 0; i < count; i++) {
        if (i % MACHINES_PER_GYM == 0) {
          gym = new GymId(UUID.randomUUID());
        }
        byte[] secret = new byte[MachineKey.BYTES];
        random.nextBytes(secret);
        MachineKey key = new MachineKey(1, secret);
        MachineId id = new MachineId(UUID.randomUUID().toString());
        MachineCredential credential =
            new MachineCredential(1, CredentialState.ACTIVE, gym, List.of(key));
        pipeline.set(RedisKeys.machineCredential(id).getBytes(US_ASCII), seal.seal(id, credential));
        machines.add(new MachineCredentials(id, key, MachineType.INDOOR_BIKE));
      }
      pipeline.set(RedisKeys.CREDENTIAL_EPOCH, "1");
      pipeline.sync();
    }
    return machines;
  }
}
