package io.repstream.api.ingest.share;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.api.ingest.share.FairShare.Move;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;

class FairSharePropertiesTest {
  @Property
  void everyShardIsDueToOneAndNobodyHasTwoMoreThanAnother(
      @ForAll @IntRange(min = 1, max = 32) int shards,
      @ForAll @Size(min = 1, max = 12) @UniqueElements
          List<@IntRange(min = 0, max = 99) Integer> ids) {
    FairShare share = new FairShare(shards, names(ids));

    List<Integer> each = names(ids).stream().map(share::of).toList();

    assertThat(each.stream().mapToInt(Integer::intValue).sum()).isEqualTo(shards);
    int most = each.stream().mapToInt(Integer::intValue).max().orElseThrow();
    int least = each.stream().mapToInt(Integer::intValue).min().orElseThrow();
    assertThat(most - least).isLessThanOrEqualTo(1);
  }

  @Property
  void whoJoinsGivesNobodyMoreAndWhoLeavesNobodyLess(
      @ForAll @IntRange(min = 1, max = 32) int shards,
      @ForAll @Size(min = 1, max = 12) @UniqueElements
          List<@IntRange(min = 0, max = 98) Integer> ids) {
    List<String> before = names(ids);
    List<String> after = new ArrayList<>(before);
    after.add("worker-99");

    for (String worker : before) {
      assertThat(new FairShare(shards, after).of(worker))
          .isLessThanOrEqualTo(new FairShare(shards, before).of(worker));
    }
    List<String> left = before.subList(1, before.size());
    for (String worker : left) {
      assertThat(new FairShare(shards, left).of(worker))
          .isGreaterThanOrEqualTo(new FairShare(shards, before).of(worker));
    }
  }

  @Property
  void workersThatOnlySeeThemselvesReachTheirShares(
      @ForAll @IntRange(min = 1, max = 16) int shards,
      @ForAll @Size(min = 1, max = 6) @UniqueElements
          List<@IntRange(min = 0, max = 99) Integer> ids) {
    List<String> workers = names(ids);
    FairShare share = new FairShare(shards, workers);
    Map<String, SortedSet<Integer>> held = new TreeMap<>();
    workers.forEach(worker -> held.put(worker, new TreeSet<>()));
    SortedSet<Integer> free = new TreeSet<>();
    for (int shard = 0; shard < shards; shard++) {
      held.get(workers.getFirst()).add(shard);
    }

    for (int second = 0; second <= shards; second++) {
      workers.forEach(worker -> step(share.move(worker, held.get(worker)), held.get(worker), free));
    }

    assertThat(free).isEmpty();
    workers.forEach(worker -> assertThat(held.get(worker)).hasSize(share.of(worker)));
  }

  private static void step(Move move, SortedSet<Integer> held, SortedSet<Integer> free) {
    switch (move) {
      case Move.Take(int atMost) -> {
        List<Integer> taken = free.stream().limit(atMost).toList();
        held.addAll(taken);
        free.removeAll(taken);
      }
      case Move.HandOver(int shard) -> {
        held.remove(shard);
        free.add(shard);
      }
      case Move.Stay() -> {}
    }
  }

  private static List<String> names(List<Integer> ids) {
    return ids.stream().map("worker-%02d"::formatted).sorted().toList();
  }
}
