package io.repstream.perf.conformance.gateway;

import io.repstream.common.id.BootId;
import io.repstream.common.rmp.ChannelMessage;
import io.repstream.common.rmp.Decoded;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.perf.conformance.Clause;
import io.repstream.perf.conformance.Report;
import io.repstream.perf.conformance.talk.Heard;
import io.repstream.perf.machine.MachineCredentials;
import java.io.IOException;
import java.util.Optional;

/** Two machines over one connection, of which one is refused. */
final class BridgeProbes {
  private static final int PROOF = 0x0201;
  private static final int GOOD = 7;
  private static final int BAD = 8;

  private final Round round;
  private final Report report;
  private final MachineCredentials machine;

  BridgeProbes(Round round) {
    this.round = round;
    this.report = round.report();
    this.machine = round.machine();
  }

  void oneIsRefused() throws IOException, InterruptedException {
    try (Call call = round.call()) {
      relay(call);
      report.pass(Clause.K1, "one was refused, the other went on");
    } catch (Unexpected unexpected) {
      report.fail(Clause.K1, unexpected.getMessage());
    }
  }

  private void relay(Call call) throws InterruptedException, Unexpected {
    BootId boot = Round.newBoot();
    call.send(new ChannelMessage(GOOD, call.hello(machine.machineId(), boot)));
    RmpMessage.Challenge challenge = expect(call, GOOD, RmpMessage.Challenge.class);
    call.send(new ChannelMessage(GOOD, call.proof(machine, boot, challenge.serverNonce())));
    expect(call, GOOD, RmpMessage.Welcome.class);
    expect(call, GOOD, RmpMessage.Session.class);
    call.send(new ChannelMessage(BAD, call.hello(machine.machineId(), boot)));
    RmpMessage.Challenge other = expect(call, BAD, RmpMessage.Challenge.class);
    RmpMessage.Proof wrong = call.proof(machine, boot, other.serverNonce());
    wrong.mac()[0] ^= 1;
    call.send(new ChannelMessage(BAD, wrong));
    int code = expect(call, BAD, RmpMessage.Reject.class).code();
    if (code != PROOF) {
      throw new Unexpected("a wrong proof on a channel got REJECT %04x".formatted(code));
    }
    call.send(new ChannelMessage(GOOD, Call.samples(1, 2)));
    expect(call, GOOD, RmpMessage.Ack.class);
  }

  private static <M extends RmpMessage> M expect(Call call, int channel, Class<M> type)
      throws InterruptedException, Unexpected {
    Optional<Heard> heard = call.hear(Call.LIMIT);
    while (heard.isPresent() && isPing(heard.get())) {
      heard = call.hear(Call.LIMIT);
    }
    if (heard.isPresent()
        && heard.get()
            instanceof
            Heard.Frame(Decoded.OnChannel(int number, Decoded.Message(RmpMessage message)), long _)
        && number == channel
        && type.isInstance(message)) {
      return type.cast(message);
    }
    throw new Unexpected(
        "%s on channel %d was due; came: %s"
            .formatted(type.getSimpleName(), channel, heard.map(Call::text).orElse("nothing")));
  }

  private static boolean isPing(Heard heard) {
    return heard
        instanceof
        Heard.Frame(Decoded.OnChannel(int _, Decoded.Message(RmpMessage.Ping _)), long _);
  }
}
