package io.repstream.api.ingest.track;

import io.repstream.api.sample.Boot;
import io.repstream.common.id.BootId;
import io.repstream.common.id.GymId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The boots of one machine that a worker knows. For one thread. */
final class BootTable {
  private final Map<BootId, Boot> boots = new HashMap<>();

  BootTable(Collection<Boot> known) {
    known.forEach(boot -> boots.put(boot.bootId(), boot));
  }

  @Nullable Boot find(BootId bootId) {
    return boots.get(bootId);
  }

  void put(Boot boot) {
    boots.put(boot.bootId(), boot);
  }

  /** When a boot began; the far future for one that is unknown. */
  long startMs(BootId bootId) {
    Boot boot = boots.get(bootId);
    return boot == null ? Long.MAX_VALUE : boot.startMs();
  }

  /** Where the machine stood. */
  @Nullable GymId gymOf(BootId bootId) {
    Boot boot = boots.get(bootId);
    return boot == null ? null : boot.gymId();
  }

  Collection<Boot> all() {
    return boots.values();
  }

  /** In the order of the fold. */
  List<Boot> inOrder() {
    List<Boot> sorted = new ArrayList<>(boots.values());
    sorted.sort(Comparator.comparingLong(Boot::startMs).thenComparing(b -> b.bootId().value()));
    return sorted;
  }
}
