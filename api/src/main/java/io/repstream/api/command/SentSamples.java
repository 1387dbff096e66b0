package io.repstream.api.command;

import io.repstream.api.command.life.Command;
import io.repstream.api.command.life.Command.SentFrom;
import io.repstream.api.command.life.OrderText;
import io.repstream.api.command.order.ReadBack;
import io.repstream.api.sample.SampleRange;
import io.repstream.api.sample.SampleStore;
import io.repstream.common.workout.TimedSample;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** What machines sent after they were given a command. Safe for all threads; calls may block. */
@ApplicationScoped
public class SentSamples {
  /** Far more than a machine sends while a command is read back. */
  private static final long MOST_SAMPLES = 5_000;

  private final SampleStore store;

  @Inject
  public SentSamples(SampleStore store) {
    this.store = store;
  }

  /** Whether they show that the command was carried out. */
  boolean show(Command command) {
    SentFrom from = command.sentFrom();
    return from != null && ReadBack.shows(OrderText.read(command.order()), after(command, from));
  }

  private List<TimedSample> after(Command command, SentFrom from) {
    List<TimedSample> samples = new ArrayList<>();
    long first = from.afterSeq() + 1;
    store.read(
        new SampleRange(command.machineId(), from.bootId(), first, from.afterSeq() + MOST_SAMPLES),
        bucket ->
            bucket.samples(0).stream()
                .filter(sample -> sample.seq() >= first)
                .forEach(samples::add));
    return samples;
  }
}
