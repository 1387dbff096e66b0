package io.repstream.api.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.repstream.api.contest.Standings.Place;
import io.repstream.api.workout.effort.Effort;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MemberId;
import io.repstream.common.id.WorkoutId;
import io.repstream.common.machine.MachineType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StandingsTest {
  private static final GymId GYM = new GymId(UUID.randomUUID());

  private final MemberId ann = new MemberId(UUID.randomUUID());
  private final MemberId ben = new MemberId(UUID.randomUUID());
  private final MemberId cid = new MemberId(UUID.randomUUID());
  private final MemberId outsider = new MemberId(UUID.randomUUID());
  private final List<ContestEntry> entries =
      List.of(entry(ann, "Ann"), entry(ben, "Ben"), entry(cid, "Cid"));

  @Test
  void equalFiguresShareARankAndTheNextIsLeftOut() {
    List<Effort> efforts =
        List.of(
            effort(cid, MachineType.ROWER, 1_000.2),
            effort(ben, MachineType.ROWER, 2_000.3),
            effort(ann, MachineType.ROWER, 1_500),
            effort(ann, MachineType.ROWER, 500));

    assertThat(places(efforts, ben))
        .extracting(Place::rank, Place::alias, Place::value, Place::you)
        .containsExactly(
            tuple(1, "Ann", 2_000L, false),
            tuple(1, "Ben", 2_000L, true),
            tuple(3, "Cid", 1_000L, false));
  }

  @Test
  void countsNobodyWhoTakesNoPartAndNoOtherMachine() {
    List<Effort> efforts =
        List.of(
            effort(outsider, MachineType.ROWER, 9_000),
            effort(ann, MachineType.INDOOR_BIKE, 9_000),
            effort(ben, MachineType.ROWER, 100));

    assertThat(places(efforts, ann)).extracting(Place::alias).containsExactly("Ben");
  }

  private List<Place> places(List<Effort> efforts, MemberId reader) {
    return Standings.of(entries, efforts, ContestMetric.DISTANCE_METERS, MachineType.ROWER, reader);
  }

  private static ContestEntry entry(MemberId member, String alias) {
    return ContestEntry.of("c", GYM, member, alias, Instant.EPOCH);
  }

  private static Effort effort(MemberId member, MachineType type, double meters) {
    return new Effort(new WorkoutId(UUID.randomUUID()), member, type, 60, meters);
  }
}
