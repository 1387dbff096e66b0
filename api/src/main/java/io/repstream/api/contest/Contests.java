package io.repstream.api.contest;

import io.repstream.api.access.MemberDirectory;
import io.repstream.api.contest.Standings.Place;
import io.repstream.api.tenancy.Gym;
import io.repstream.api.workout.effort.EffortStore;
import io.repstream.common.clock.WallClock;
import io.repstream.common.id.MemberId;
import io.repstream.common.machine.MachineType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets members take part and ranks them. Safe for all threads; calls may block. */
@ApplicationScoped
public class Contests {
  private final ContestStore store;
  private final EffortStore efforts;
  private final MemberDirectory directory;
  private final WallClock clock = WallClock.system();

  @Inject
  public Contests(ContestStore store, EffortStore efforts, MemberDirectory directory) {
    this.store = store;
    this.efforts = efforts;
    this.directory = directory;
  }

  /**
   * What is compared.
   *
   * @param contest a challenge's id, or the gym's for its leaderboards
   * @param from first day in the gym's zone
   * @param to last day
   */
  record Question(
      String contest,
      ContestMetric metric,
      @Nullable MachineType machineType,
      LocalDate from,
      LocalDate to) {}

  /** Lets a member take part, by the alias that they choose, else by their first name. */
  ContestEntry enter(String contest, Gym gym, MemberId member, Optional<String> alias) {
    String shown =
        alias.orElseGet(
            () ->
                directory
                    .displayName(member)
                    .map(name -> name.strip().split("\\s+", -1)[0])
                    .orElse("Member"));
    ContestEntry entry =
        ContestEntry.of(
            contest, gym.id(), member, shown, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    store.enter(entry);
    return entry;
  }

  /** The places of those who take part; days begin in the gym's zone. */
  List<Place> places(Gym gym, Question question, MemberId reader) {
    List<ContestEntry> entries = store.entries(question.contest());
    if (entries.isEmpty()) {
      return List.of();
    }
    ZoneId zone = ZoneId.of(gym.timeZone());
    return Standings.of(
        entries,
        efforts.of(
            gym.id(),
            entries.stream().map(ContestEntry::memberId).toList(),
            question.from().atStartOfDay(zone).toInstant(),
            question.to().plusDays(1).atStartOfDay(zone).toInstant()),
        question.metric(),
        question.machineType(),
        reader);
  }

  /** Today in a gym. */
  LocalDate today(Gym gym) {
    return clock.instant().atZone(ZoneId.of(gym.timeZone())).toLocalDate();
  }
}
