package io.repstream.perf.conformance.gateway;

import io.repstream.common.id.BootId;
import io.repstream.common.id.MachineId;
import io.repstream.common.rmp.Decoded;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.perf.conformance.Clause;
import io.repstream.perf.conformance.Report;
import io.repstream.perf.conformance.talk.Heard;
import io.repstream.perf.machine.MachineCredentials;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who is let in, how, and who is not. */
final class HandshakeProbes {
  private static final int PROOF = 0x0201;
  private static final int DEADLINE = 0x0204;
  private static final int VERSION = 0x0105;
  private static final int UNEXPECTED = 0x0103;
  private static final int REPLACED = 0x0402;

  private final Round round;
  private final Report report;
  private final MachineCredentials machine;

  HandshakeProbes(Round round) {
    this.round = round;
    this.report = round.report();
    this.machine = round.machine();
  }

  List<Probe> all() {
    return List.of(
        this::inOrder,
        this::wrongProof,
        this::unknownMachine,
        this::noCommonVersion,
        this::outOfTurn,
        this::newestWins,
        this::deadline);
  }

  private void inOrder() throws IOException, InterruptedException, Unexpected {
    BootId boot = Round.newBoot();
    byte[] before;
    try (Call call = round.call()) {
      RmpMessage.Challenge challenge = call.challenged(machine.machineId(), boot);
      before = challenge.serverNonce();
      call.send(call.proof(machine, boot, challenge.serverNonce()));
      RmpMessage.Welcome welcome = call.expect(RmpMessage.Welcome.class);
      report.pass(Clause.H1, "CHALLENGE, WELCOME");
      report.judge(
          Clause.H3,
          call.isProven(machine, challenge, welcome),
          "its mac is right",
          "the mac covers \"RMP1-G\", clientNonce, serverNonce, the 34 bytes before mac,"
              + " machineId");
      report.judge(
          Clause.S1,
          welcome.terms().durableThroughSeq() == 0,
          "nothing is durable of a new boot",
          "a new boot begins with durableThroughSeq " + welcome.terms().durableThroughSeq());
      call.expect(RmpMessage.Session.class);
      report.pass(Clause.N1, "SESSION came behind WELCOME");
    }
    try (Call call = round.call()) {
      byte[] now = call.challenged(machine.machineId(), boot).serverNonce();
      report.judge(
          Clause.H4, !Arrays.equals(before, now), "two nonces", "serverNonce was used before");
    }
  }

  private void wrongProof() throws IOException, InterruptedException, Unexpected {
    BootId boot = Round.newBoot();
    try (Call call = round.call()) {
      byte[] nonce = call.challenged(machine.machineId(), boot).serverNonce();
      RmpMessage.Proof proof = call.proof(machine, boot, nonce);
      proof.mac()[7] ^= 1;
      call.send(proof);
      round.expectReject(call, Clause.H2, PROOF);
    }
  }

  private void unknownMachine() throws IOException, InterruptedException, Unexpected {
    BootId boot = Round.newBoot();
    MachineCredentials nobody =
        new MachineCredentials(
            new MachineId(UUID.randomUUID().toString()), machine.key(), machine.type());
    try (Call call = round.call()) {
      call.send(call.hello(nobody.machineId(), boot));
      Optional<Heard> heard = call.hear(Call.LIMIT);
      if (heard.isPresent() && isTryLater(heard.get())) {
        report.pass(Clause.H8, "asked to come later, while nobody can tell");
        return;
      }
      if (heard.isEmpty()
          || !(heard.get()
              instanceof Heard.Frame(Decoded.Message(RmpMessage.Challenge challenge), long _))) {
        report.fail(Clause.H8, "no CHALLENGE: " + heard.map(Call::text).orElse("nothing"));
        return;
      }
      call.send(call.proof(nobody, boot, challenge.serverNonce()));
      round.expectReject(call, Clause.H8, PROOF);
    }
  }

  private static boolean isTryLater(Heard heard) {
    return heard instanceof Heard.Frame(Decoded.Message(RmpMessage.Reject reject), long _)
        && reject.code() == 0x0205;
  }

  private void noCommonVersion() throws IOException, InterruptedException {
    try (Call call = round.call()) {
      RmpMessage.Hello ours = call.hello(machine.machineId(), Round.newBoot());
      call.send(
          new RmpMessage.Hello(
              200, 255, ours.machineId(), ours.bootId(), ours.clientNonce(), "Later", "9", false));
      round.expectReject(call, Clause.H6, VERSION);
    }
  }

  private void outOfTurn() throws IOException, InterruptedException {
    try (Call call = round.call()) {
      call.send(Call.samples(1, 1));
      round.expectError(call, Clause.H7, UNEXPECTED);
    }
  }

  private void newestWins() throws IOException, InterruptedException, Unexpected {
    BootId boot = Round.newBoot();
    try (Call older = round.call();
        Call newer = round.call()) {
      older.welcomed(machine, boot);
      newer.welcomed(machine, boot);
      RmpMessage.GoAway farewell = older.expect(RmpMessage.GoAway.class);
      newer.send(new RmpMessage.Ping(3));
      newer.expect(RmpMessage.Pong.class);
      report.judge(
          Clause.H9,
          farewell.reason() == REPLACED && older.ends(Duration.ofSeconds(6)),
          "GOAWAY 0402 to the older",
          "the older got GOAWAY %04x, or stayed".formatted(farewell.reason()));
    }
  }

  private void deadline() throws IOException, InterruptedException {
    try (Call call = round.call()) {
      round.expectReject(call, Clause.H5, DEADLINE);
    }
  }
}
