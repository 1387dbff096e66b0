package io.repstream.perf.conformance.gateway;

import io.repstream.common.id.BootId;
import io.repstream.common.rmp.Decoded;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.perf.conformance.Clause;
import io.repstream.perf.conformance.Report;
import io.repstream.perf.conformance.talk.Heard;
import io.repstream.perf.machine.MachineCredentials;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** A command that is not answered before the link is lost. */
final class CommandProbes {
  /** In which a command that was answered would come again. */
  private static final Duration QUIET = Duration.ofMillis(500);

  private final Round round;
  private final Report report;
  private final MachineCredentials machine;

  CommandProbes(Round round) {
    this.round = round;
    this.report = round.report();
    this.machine = round.machine();
  }

  void comesAgainUntilAnswered() throws IOException, InterruptedException, Unexpected {
    Optional<Backstage> backstage = round.candidate().backstage();
    if (backstage.isEmpty()) {
      String why = "nobody stands behind this gateway who could give a command";
      report.unseen(Clause.C1, why);
      report.unseen(Clause.C2, why);
      return;
    }
    BootId boot = Round.newBoot();
    backstage.get().giveCommand(machine.machineId());
    RmpMessage.Command first;
    try (Call call = round.call()) {
      call.welcomed(machine, boot);
      first = call.expect(RmpMessage.Command.class);
      call.send(new RmpMessage.Received(first.commandId()));
    }
    try (Call call = round.call()) {
      call.welcomed(machine, boot);
      RmpMessage.Command again = call.expect(RmpMessage.Command.class);
      report.judge(
          Clause.C2,
          again.commandId().equals(first.commandId()),
          "came again behind a lost link",
          "another command came while one was not answered");
      call.send(new RmpMessage.Received(again.commandId()));
      call.send(new RmpMessage.Result(again.commandId(), 1, new byte[] {(byte) 0x80, 0, 1}, ""));
      Optional<Heard> heard = call.hear(QUIET);
      boolean once =
          heard.isEmpty()
              || !(heard.get()
                  instanceof Heard.Frame(Decoded.Message(RmpMessage.Command _), long _));
      report.judge(Clause.C1, once, "given, answered, done", "it came again behind its RESULT");
    }
  }
}
