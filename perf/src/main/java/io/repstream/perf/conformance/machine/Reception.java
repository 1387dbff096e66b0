package io.repstream.perf.conformance.machine;

import io.repstream.common.id.ConnectionId;
import io.repstream.common.rmp.Decoded;
import io.repstream.common.rmp.Proofs;
import io.repstream.common.rmp.Proofs.Nonces;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.common.rmp.RmpMessage.WelcomeTerms;
import io.repstream.perf.conformance.Clause;
import io.repstream.perf.conformance.Report;
import io.repstream.perf.conformance.talk.Heard;
import io.repstream.perf.conformance.talk.Peer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** The gateway's part of one handshake, step by step. For one thread. */
final class Reception {
  private static final Duration STEP_LIMIT = Duration.ofSeconds(10);

  /** Long enough for who does not wait for WELCOME to be heard. */
  private static final Duration HESITATION = Duration.ofMillis(300);

  private static final int PROTOCOL = 1;
  private static final int NONCE_BYTES = 16;
  private static final int MAX_FRAME_BYTES = 16_384;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Bench bench;
  private final Report report;
  private final Peer peer;
  private final RmpMessage.Hello hello;

  private Reception(Bench bench, Peer peer, RmpMessage.Hello hello) {
    this.bench = bench;
    this.report = bench.report();
    this.peer = peer;
    this.hello = hello;
  }

  /** Waits for the machine and its HELLO. */
  static Reception begin(Bench bench) throws Stopped, InterruptedException {
    Peer peer = bench.comes();
    RmpMessage.Hello hello = step(bench, peer, RmpMessage.Hello.class);
    bench.greeted(hello);
    if (!hello.machineId().equals(bench.machine().machineId())) {
      throw new Stopped(
          "HELLO names the machine "
              + hello.machineId()
              + " instead of "
              + bench.machine().machineId());
    }
    return new Reception(bench, peer, hello);
  }

  private static <M extends RmpMessage> M step(Bench bench, Peer peer, Class<M> wanted)
      throws Stopped, InterruptedException {
    Optional<Heard> heard = peer.next(STEP_LIMIT);
    if (heard.isPresent()
        && heard.get() instanceof Heard.Frame(Decoded.Message(RmpMessage message), long _)
        && wanted.isInstance(message)) {
      return wanted.cast(message);
    }
    String seen = heard.map(Reception::text).orElse("nothing within " + STEP_LIMIT);
    bench.report().fail(Clause.H1, wanted.getSimpleName() + " was due; came: " + seen);
    peer.drop();
    throw new Stopped("no handshake is possible");
  }

  private static String text(Heard heard) {
    return switch (heard) {
      case Heard.End _ -> "the end of the connection";
      case Heard.Frame(Decoded.Message(RmpMessage message), long _) -> message.type().toString();
      case Heard.Frame(Decoded.Refused(var code, String detail), long _) -> code + ", " + detail;
      case Heard.Frame(Decoded decoded, long _) -> decoded.toString();
    };
  }

  Peer peer() {
    return peer;
  }

  /** CHALLENGE and PROOF. */
  Nonces challenge() throws Stopped, InterruptedException {
    byte[] serverNonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(serverNonce);
    peer.send(new RmpMessage.Challenge(PROTOCOL, serverNonce, bench.nowMs()));
    RmpMessage.Proof proof = step(bench, peer, RmpMessage.Proof.class);
    Nonces nonces = new Nonces(hello.machineId(), hello.clientNonce(), serverNonce);
    boolean right =
        proof.keyId() == bench.machine().key().keyId()
            && Proofs.matches(
                Proofs.machine(
                    bench.machine().key(), nonces, hello.bootId(), proof.machineTimeMs()),
                proof.mac());
    if (!right) {
      report.fail(
          Clause.H2,
          "PROOF.mac or keyId is wrong; the mac covers \"RMP1-M\", serverNonce, clientNonce,"
              + " bootId, machineTimeMs (8 bytes, big-endian) and the bytes of machineId, in this"
              + " order");
      peer.send(new RmpMessage.Reject(0x0201, 5_000, "credential was not accepted"));
      throw new Stopped("the machine does not prove itself");
    }
    report.pass(Clause.H2, "the mac is right");
    return nonces;
  }

  /** Lets WELCOME wait, and hears whether anything comes before it. */
  void hesitate() throws InterruptedException {
    Optional<Heard> early = peer.next(HESITATION);
    if (early.isPresent()) {
      report.fail(Clause.H1, "before WELCOME there came " + text(early.get()));
    } else {
      report.pass(Clause.H1, "in order");
    }
  }

  /** WELCOME with a proof, then SESSION. */
  CheckedLink welcome(Nonces nonces, long windowSamples, Duration heartbeat)
      throws InterruptedException {
    hesitate();
    WelcomeTerms terms =
        new WelcomeTerms(
            new ConnectionId(UUID.randomUUID()),
            (int) heartbeat.toSeconds(),
            MAX_FRAME_BYTES,
            windowSamples,
            bench.samples().durable());
    peer.send(new RmpMessage.Welcome(terms, Proofs.gateway(bench.machine().key(), nonces, terms)));
    peer.send(
        new RmpMessage.Session(
            "{\"v\":1,\"signedIn\":false,\"ofALaterVersion\":{\"with\":[1,2]}}"));
    return new CheckedLink(bench, peer, windowSamples);
  }

  /** The whole handshake. */
  static CheckedLink open(Bench bench, long windowSamples, Duration heartbeat)
      throws Stopped, InterruptedException {
    Reception reception = begin(bench);
    return reception.welcome(reception.challenge(), windowSamples, heartbeat);
  }
}
