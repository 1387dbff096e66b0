package io.repstream.perf.conformance.machine;

import io.repstream.common.id.ConnectionId;
import io.repstream.common.rmp.Decoded;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.common.rmp.RmpMessage.WelcomeTerms;
import io.repstream.perf.conformance.Clause;
import io.repstream.perf.conformance.talk.Heard;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** A gateway that does not hold the machine's key. */
final class ImpostorScene implements Scene {
  private static final Duration LIMIT = Duration.ofSeconds(4);

  @Override
  public String title() {
    return "a gateway that cannot prove itself";
  }

  @Override
  public void play(Bench bench) throws Stopped, InterruptedException {
    Reception reception = Reception.begin(bench);
    reception.challenge();
    reception.hesitate();
    WelcomeTerms terms =
        new WelcomeTerms(new ConnectionId(UUID.randomUUID()), 30, 16_384, 1_024, 0);
    reception.peer().send(new RmpMessage.Welcome(terms, new byte[32]));
    Optional<Heard> heard = reception.peer().next(LIMIT);
    boolean talked = heard.isPresent() && isTalk(heard.get());
    String reason =
        talked
            ? "after a WELCOME with a wrong mac it went on talking"
            : "after a WELCOME with a wrong mac it stayed for " + LIMIT.toSeconds() + " s";
    bench
        .report()
        .judge(Clause.H3, heard.isPresent() && !talked, "left who could not prove itself", reason);
    reception.peer().drop();
    bench.left();
  }

  /** Complaining is allowed. */
  private static boolean isTalk(Heard heard) {
    return heard instanceof Heard.Frame(Decoded decoded, long _)
        && !(decoded instanceof Decoded.Message(RmpMessage.ProtocolError _))
        && !(decoded instanceof Decoded.Message(RmpMessage.GoAway _));
  }
}
