package io.repstream.api.command.life;

import io.repstream.api.command.life.Command.SentFrom;
import io.repstream.common.rmp.CommandOutcome;
import java.time.Instant;

/** Something that happened to a command. Facts may come twice, late and out of order. */
public sealed interface CommandFact {
  /** When. */
  Instant at();

  /** It stands in the machine's queue. */
  record HandedOver(Instant at) implements CommandFact {}

  /** It went out to the machine. */
  record Sent(Instant at, SentFrom from) implements CommandFact {}

  /** The machine has it. */
  record Received(Instant at) implements CommandFact {}

  /**
   * The machine answered.
   *
   * @param heardAt when we heard of it, by our own clock
   */
  record Answered(Instant at, Instant heardAt, CommandOutcome outcome, String text)
      implements CommandFact {}

  /** Its time was over when its turn came, as the gateway saw it. */
  record Expired(Instant at) implements CommandFact {}

  /** It was sent and not answered, or nobody knows what became of it. */
  record Unanswered(Instant at) implements CommandFact {}

  /** The machine's samples show it. */
  record ShownBySamples(Instant at) implements CommandFact {}

  /** The machine's samples do not show it in time. */
  record NotShownBySamples(Instant at) implements CommandFact {}

  /** Its caller took it back, and no gateway will send it. */
  record TakenBack(Instant at) implements CommandFact {}
}
