package io.repstream.gateway.testkit;

import io.repstream.common.credential.CredentialSeal;
import io.repstream.common.credential.CredentialState;
import io.repstream.common.credential.MachineCredential;
import io.repstream.common.credential.MachineKey;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import io.repstream.common.redis.RedisKeys;
import io.repstream.common.redis.TelemetryShards;
import io.repstream.common.telemetry.MachineRun;
import io.repstream.common.telemetry.TelemetryEntryCodec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import redis.clients.jedis.UnifiedJedis;

/** What stands in a Redis: credentials as the api would have left them, and the samples. */
public class StoredData implements AutoCloseable {
  private static final byte[] FIELD = utf8(TelemetryEntryCodec.FIELD);

  private final UnifiedJedis client;
  private final byte[] masterKey = new byte[32];
  private final CredentialSeal seal;
  private final TelemetryShards shards = new TelemetryShards(TelemetryShards.DEFAULT_COUNT);

  StoredData(UnifiedJedis client) {
    this.client = client;
    new Random(7).nextBytes(masterKey);
    this.seal = new CredentialSeal(masterKey);
    completeProjection();
  }

  /** A machine with its key, provisioned in Redis. */
  public record Provisioned(MachineId machineId, GymId gymId, MachineKey key) {}

  public Provisioned provision() {
    return provision(CredentialState.ACTIVE);
  }

  public Provisioned provision(CredentialState state) {
    byte[] key = new byte[MachineKey.BYTES];
    new Random().nextBytes(key);
    Provisioned machine =
        new Provisioned(
            new MachineId(UUID.randomUUID().toString()),
            new GymId(UUID.randomUUID()),
            new MachineKey(1, key));
    putCredential(
        machine.machineId(),
        new MachineCredential(1, state, machine.gymId(), List.of(machine.key())));
    return machine;
  }

  public void putCredential(MachineId machineId, MachineCredential credential) {
    byte[] key = utf8(RedisKeys.machineCredential(machineId));
    client.set(key, seal.seal(machineId, credential));
  }

  public void completeProjection() {
    client.set(RedisKeys.CREDENTIAL_EPOCH, "1");
  }

  /** Every sequence number that the stream has of a machine, in the order of the stream. */
  public List<Long> storedSeqs(MachineId machineId) {
    List<Long> seqs = new ArrayList<>();
    for (MachineRun run : runs(stream(machineId))) {
      if (run.machineId().equals(machineId)) {
        run.block().forEach((seq, timeMs, kindCode, payload) -> seqs.add(seq));
      }
    }
    return seqs;
  }

  /** All runs of one stream; copies of samples that came twice included. */
  public List<MachineRun> runs(String stream) {
    List<MachineRun> runs = new ArrayList<>();
    for (Object entry : client.xrange(utf8(stream), utf8("-"), utf8("+"))) {
      runs.addAll(runsOf((List<?>) entry));
    }
    return runs;
  }

  private static List<MachineRun> runsOf(List<?> entry) {
    List<?> fields = (List<?>) entry.get(1);
    if (!Arrays.equals((byte[]) fields.getFirst(), FIELD)) {
      throw new AssertionError("an entry has the one field b");
    }
    return switch (TelemetryEntryCodec.decode((byte[]) fields.get(1))) {
      case TelemetryEntryCodec.Result.Entry(long nonce, List<MachineRun> runs) -> runs;
      case TelemetryEntryCodec.Result.Unreadable(String reason) -> throw new AssertionError(reason);
    };
  }

  public String stream(MachineId machineId) {
    return shards.stream(shards.shardOf(machineId));
  }

  public String safetyStream(MachineId machineId) {
    return shards.safety(shards.shardOf(machineId));
  }

  public byte[] masterKey() {
    return masterKey.clone();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    client.close();
  }
}
