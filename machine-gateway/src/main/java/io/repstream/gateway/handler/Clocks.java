package io.repstream.gateway.handler;

import io.repstream.common.clock.MonotonicClock;
import io.repstream.common.clock.WallClock;
import io.repstream.gateway.session.Moment;
import java.util.concurrent.TimeUnit;

/** Both clocks, read together. */
public record Clocks(MonotonicClock monotonic, WallClock wall) {
  public static Clocks system() {
    return new Clocks(MonotonicClock.system(), WallClock.system());
  }

  Moment now() {
    return new Moment(TimeUnit.NANOSECONDS.toMillis(monotonic.nanos()), wall.millis());
  }
}
