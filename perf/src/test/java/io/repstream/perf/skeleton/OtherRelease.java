package io.repstream.perf.skeleton;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.id.BootId;
import io.repstream.common.id.GymId;
import io.repstream.common.redis.RedisKeys;
import io.repstream.common.redis.TelemetryShards;
import io.repstream.common.rmp.Proofs;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.common.telemetry.MachineRun;
import io.repstream.common.telemetry.Sample;
import io.repstream.common.telemetry.SampleBlock;
import io.repstream.common.telemetry.TelemetryEntryCodec;
import io.repstream.perf.machine.MachineCredentials;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.params.XAddParams;

/** A machine, and what a gateway writes for it, as another release would have them. */
final class OtherRelease implements AutoCloseable {
  /** How far it rides. */
  static final double METRES = 320;

  private static final int SECONDS = 40;
  private static final int METRES_PER_SECOND = 8;
  private static final long TO_GET_SEATED_MS = 3_000;
  private static final byte[] NONCE = new byte[16];
  private static final byte[] IGNORABLE = {0, 0, 0, 4, 0x66, 1, 9, 9};

  private final MachineCredentials machine;
  private final BootId bootId = new BootId(UUID.randomUUID());
  private final RawDoor door;
  private final long connectedAtMs;

  private OtherRelease(MachineCredentials machine, RawDoor door, int newestProtocol)
      throws IOException {
    this.machine = machine;
    this.door = door;
    door.send(
        new RmpMessage.Hello(
            1, newestProtocol, machine.machineId(), bootId, NONCE, "Other", "9.0", false));
    RmpMessage.Challenge challenge = (RmpMessage.Challenge) door.next().orElseThrow();
    assertThat(challenge.protocol()).isEqualTo(1);
    this.connectedAtMs = challenge.serverTimeMs();
    byte[] mac =
        Proofs.machine(
            machine.key(),
            new Proofs.Nonces(machine.machineId(), NONCE, challenge.serverNonce()),
            bootId,
            connectedAtMs);
    door.send(new RmpMessage.Proof(machine.key().keyId(), connectedAtMs, mac));
    assertThat(door.next().orElseThrow()).isInstanceOf(RmpMessage.Welcome.class);
    assertThat(door.next().orElseThrow()).isInstanceOf(RmpMessage.Session.class);
  }

  /** Connects a machine that speaks protocols from 1 to some. */
  static OtherRelease connect(InetSocketAddress gateway, MachineCredentials machine, int newest)
      throws IOException {
    return new OtherRelease(machine, new RawDoor(gateway), newest);
  }

  /** Rides over the gateway, with frames and samples between that only a later release knows. */
  void ride() throws IOException {
    door.send(IGNORABLE);
    SampleBlock block = SampleBlock.of(samples());
    door.send(new RmpMessage.Samples(block));
    awaitAck(block.lastSeq());
  }

  /** Skips what the machine is told meanwhile, such as who has signed in. */
  private void awaitAck(long throughSeq) throws IOException {
    long acked = 0;
    while (acked < throughSeq) {
      if (door.next().orElseThrow() instanceof RmpMessage.Ack(long through)) {
        acked = through;
      }
    }
  }

  /** Puts the same ride where a later gateway would, with what that adds. */
  void rideOver(String redisUrl, GymId gymId) {
    MachineRun run =
        new MachineRun(
            machine.machineId(), gymId, bootId, 1, 0, connectedAtMs, SampleBlock.of(samples()));
    byte[] entry = TelemetryEntryCodec.encode(7, List.of(run));
    byte[] extended =
        ByteBuffer.allocate(entry.length + 8)
            .put(entry)
            .put((byte) 0xEE)
            .putInt(3)
            .put(new byte[3])
            .array();
    TelemetryShards shards = new TelemetryShards(TelemetryShards.DEFAULT_COUNT);
    String stream = shards.stream(shards.shardOf(machine.machineId()));
    Map<byte[], byte[]> fields =
        Map.of(bytes(TelemetryEntryCodec.FIELD), extended, bytes("trace"), bytes("later"));
    try (Jedis redis = new Jedis(redisUrl)) {
      redis.xadd(bytes(stream), XAddParams.xAddParams(), fields);
      String floor = RedisKeys.floorLink(gymId);
      String link = redis.hget(floor, machine.machineId().value());
      redis.hset(floor, machine.machineId().value(), link.replaceFirst("\\{", "{\"later\":[{}],"));
    }
  }

  private List<Sample> samples() {
    List<Sample> samples = new ArrayList<>();
    for (int second = 0; second <= SECONDS; second++) {
      add(samples, second, 1, bikeData(second * METRES_PER_SECOND));
      if (second == SECONDS / 2) {
        add(samples, second, 1, new byte[] {0x2F, (byte) 0xFF, 1, 2});
        add(samples, second, 0x2A, bytes("of a later kind"));
        add(samples, second, 6, "{\"state\":\"IN_USE\",\"mood\":{\"a\":1}}".getBytes(UTF_8));
      }
    }
    add(samples, SECONDS, 5, new byte[0]);
    return samples;
  }

  private void add(List<Sample> samples, int second, int kind, byte[] payload) {
    long atMs = connectedAtMs + TO_GET_SEATED_MS + 1_000L * second;
    samples.add(new Sample(samples.size() + 1, atMs, kind, payload));
  }

  /** 2AD2 with speed and total distance. */
  private static byte[] bikeData(int metres) {
    return new byte[] {
      0x2A, (byte) 0xD2, 0x10, 0, 0x40, 0x0B, (byte) metres, (byte) (metres >> 8), 0
    };
  }

  private static byte[] bytes(String ascii) {
    return ascii.getBytes(US_ASCII);
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
