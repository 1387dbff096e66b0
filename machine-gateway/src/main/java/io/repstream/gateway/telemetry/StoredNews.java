package io.repstream.gateway.telemetry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the news of one batch back to the event loops: one piece for each machine, one task for
 * each loop. For one writer thread.
 */
final class StoredNews {
  private static final Logger LOG = LoggerFactory.getLogger(StoredNews.class);

  private final Map<Lane, Mark> marks = new LinkedHashMap<>();

  private record Mark(Lane lane, long throughSeq, int samples) {
    Mark and(Mark later) {
      return new Mark(lane, Math.max(throughSeq, later.throughSeq), samples + later.samples);
    }

    void tell() {
      lane.tellStored(throughSeq, samples);
    }
  }

  void add(PendingRun run) {
    int samples = run.run().block().count();
    Mark mark = new Mark(run.lane(), run.run().block().lastSeq(), samples);
    marks.merge(run.lane(), mark, Mark::and);
  }

  void deliver() {
    if (marks.isEmpty()) {
      return;
    }
    Map<Executor, List<Mark>> byLoop = new HashMap<>();
    for (Mark mark : marks.values()) {
      byLoop.computeIfAbsent(mark.lane().loop(), _ -> new ArrayList<>()).add(mark);
    }
    marks.clear();
    byLoop.forEach(StoredNews::deliver);
  }

  private static void deliver(Executor loop, List<Mark> news) {
    try {
      loop.execute(() -> news.forEach(Mark::tell));
    } catch (RejectedExecutionException loopEnded) {
      LOG.debug("nobody left to hear of {} machines", news.size());
    }
  }
}
