package io.repstream.perf.chaos.ingest;

import io.repstream.perf.evening.EveningPlayer;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Spreads kills over an evening. Where processes start slowly the evening waits for them: each kill
 * falls into it, the last before its last part begins. Safe for the threads of both.
 */
final class KillSchedule implements EveningPlayer.Gate {
  private final long seconds;
  private final int kills;
  private final Semaphore done = new Semaphore(0);
  private int awaited;

  KillSchedule(Duration evening, int kills) {
    this.seconds = evening.toSeconds();
    this.kills = kills;
  }

  /** One more was done. */
  void killed() {
    done.release();
  }

  /** The evening has two parts more than there are kills: kill n is due in part n at the latest. */
  @Override
  public void await(long second) throws InterruptedException {
    long part = second * (kills + 2) / seconds;
    while (awaited < Math.min(kills, part - 1)) {
      done.acquire();
      awaited++;
    }
  }
}
