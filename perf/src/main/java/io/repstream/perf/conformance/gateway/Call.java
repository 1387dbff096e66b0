package io.repstream.perf.conformance.gateway;

import io.repstream.common.clock.MonotonicClock;
import io.repstream.common.clock.WallClock;
import io.repstream.common.id.BootId;
import io.repstream.common.id.MachineId;
import io.repstream.common.rmp.Decoded;
import io.repstream.common.rmp.Proofs;
import io.repstream.common.rmp.Proofs.Nonces;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.common.telemetry.Sample;
import io.repstream.common.telemetry.SampleBlock;
import io.repstream.perf.conformance.talk.Heard;
import io.repstream.perf.conformance.talk.Peer;
import io.repstream.perf.machine.MachineCredentials;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One connection to the gateway, from the machine's side. For one thread. */
final class Call implements AutoCloseable {
  /** The gateway promises WELCOME or an end within 10 s; the network may add to it. */
  static final Duration LIMIT = Duration.ofSeconds(12);

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final WallClock WALL = WallClock.system();
  private static final byte[] BIKE_DATA = {0x2A, (byte) 0xD2, 0x44, 0x00, 0x22, 0x0B, 0, 0, 0, 0};

  private final Peer peer;
  private final MonotonicClock clock;
  private final byte[] clientNonce = new byte[16];

  Call(Peer peer, MonotonicClock clock) {
    this.peer = peer;
    this.clock = clock;
    RANDOM.nextBytes(clientNonce);
  }

  void send(Object frame) {
    peer.send(frame);
  }

  /** The next thing but pings, which are answered; empty where nothing came in time. */
  Optional<Heard> hear(Duration limit) throws InterruptedException {
    long begin = clock.nanos();
    for (Duration left = limit; left.isPositive(); left = limit.minus(clock.since(begin))) {
      Optional<Heard> heard = peer.next(left);
      if (heard.isPresent()
          && heard.get()
              instanceof Heard.Frame(Decoded.Message(RmpMessage.Ping(long opaque)), long _)) {
        peer.send(new RmpMessage.Pong(opaque));
        continue;
      }
      return heard;
    }
    return Optional.empty();
  }

  /** What comes next, with nothing done about it. */
  Optional<Heard> hearRaw(Duration limit) throws InterruptedException {
    return peer.next(limit);
  }

  /** The next message, which must be of a type. */
  <M extends RmpMessage> M expect(Class<M> type) throws InterruptedException, Unexpected {
    Optional<Heard> heard = hear(LIMIT);
    if (heard.isPresent()
        && heard.get() instanceof Heard.Frame(Decoded.Message(RmpMessage message), long _)
        && type.isInstance(message)) {
      return type.cast(message);
    }
    throw new Unexpected(
        "%s was due; came: %s"
            .formatted(type.getSimpleName(), heard.map(Call::text).orElse("nothing")));
  }

  static String text(Heard heard) {
    return switch (heard) {
      case Heard.End _ -> "the end of the connection";
      case Heard.Frame(Decoded.Message(RmpMessage message), long _) ->
          switch (message) {
            case RmpMessage.Reject(int code, long _, String text) ->
                "REJECT %04x %s".formatted(code, text);
            case RmpMessage.ProtocolError(int code, String text) ->
                "ERROR %04x %s".formatted(code, text);
            case RmpMessage.GoAway(int code, long _) -> "GOAWAY %04x".formatted(code);
            default -> message.type().toString();
          };
      case Heard.Frame(Decoded decoded, long _) -> decoded.toString();
    };
  }

  /** Whether the gateway ends the connection; what it still says is heard and forgotten. */
  boolean ends(Duration limit) throws InterruptedException {
    long begin = clock.nanos();
    for (Duration left = limit; left.isPositive(); left = limit.minus(clock.since(begin))) {
      Optional<Heard> heard = hear(left);
      if (heard.isPresent() && heard.get() instanceof Heard.End) {
        return true;
      }
    }
    return false;
  }

  RmpMessage.Hello hello(MachineId machineId, BootId bootId) {
    return new RmpMessage.Hello(1, 1, machineId, bootId, clientNonce, "Conformance", "1", false);
  }

  RmpMessage.Proof proof(MachineCredentials machine, BootId bootId, byte[] serverNonce) {
    long nowMs = WALL.millis();
    Nonces nonces = new Nonces(machine.machineId(), clientNonce, serverNonce);
    return new RmpMessage.Proof(
        machine.key().keyId(), nowMs, Proofs.machine(machine.key(), nonces, bootId, nowMs));
  }

  /** Whether WELCOME proves the gateway. */
  boolean isProven(
      MachineCredentials machine, RmpMessage.Challenge challenge, RmpMessage.Welcome welcome) {
    Nonces nonces = new Nonces(machine.machineId(), clientNonce, challenge.serverNonce());
    return Proofs.matches(Proofs.gateway(machine.key(), nonces, welcome.terms()), welcome.mac());
  }

  /** HELLO and CHALLENGE. */
  RmpMessage.Challenge challenged(MachineId machineId, BootId bootId)
      throws InterruptedException, Unexpected {
    send(hello(machineId, bootId));
    return expect(RmpMessage.Challenge.class);
  }

  /** The whole handshake, SESSION included. */
  RmpMessage.Welcome welcomed(MachineCredentials machine, BootId bootId)
      throws InterruptedException, Unexpected {
    RmpMessage.Challenge challenge = challenged(machine.machineId(), bootId);
    send(proof(machine, bootId, challenge.serverNonce()));
    RmpMessage.Welcome welcome = expect(RmpMessage.Welcome.class);
    expect(RmpMessage.Session.class);
    return welcome;
  }

  /** Some samples in one frame; the same numbers always have the same bytes. */
  static RmpMessage.Samples samples(long firstSeq, int count) {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] payload = BIKE_DATA.clone();
      payload[9] = (byte) (firstSeq + i);
      samples.add(new Sample(firstSeq + i, 1_000_000 + 10 * (firstSeq + i), 1, payload));
    }
    return new RmpMessage.Samples(SampleBlock.of(samples));
  }

  /**
   * Hears ACKs until one reaches a number.
   *
   * @return whether they rose
   */
  boolean acked(long through) throws InterruptedException, Unexpected {
    long before = 0;
    boolean rising = true;
    while (before < through) {
      long now = expect(RmpMessage.Ack.class).durableThroughSeq();
      rising &= now >= before && now <= through;
      before = Math.max(before, now);
    }
    return rising;
  }

  @Override
  public void close() {
    peer.drop();
  }
}
