package io.repstream.perf.gym;

import io.repstream.perf.gym.ApiClient.Answer;
import io.repstream.perf.gym.RideRecord.Rider;
import io.repstream.perf.gym.RideRun.Ending;
import io.repstream.perf.gym.RideRun.Rhythm;
import io.repstream.perf.machine.SimulatedMachine;
import io.repstream.perf.ride.Ride;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What people do at a machine: perhaps sign in, ride, leave; each finished ride is written down.
 * Blocks for as long as the ride takes; safe for all threads.
 */
final class Visits {
  private static final Logger LOG = LoggerFactory.getLogger(Visits.class);

  /** From the tap on the phone to the first turn of the pedals. */
  private static final Duration TO_GET_SEATED = Duration.ofSeconds(1);

  private static final int BUSY = 409;

  private final SimulationClock clock;
  private final ApiWatch apiWatch;
  private final RideLog log;
  private final Set<RideRun> running = ConcurrentHashMap.newKeySet();
  private final Set<String> refusalsTold = ConcurrentHashMap.newKeySet();
  private volatile boolean closing;

  Visits(SimulationClock clock, ApiWatch apiWatch, RideLog log) {
    this.clock = clock;
    this.apiWatch = apiWatch;
    this.log = log;
  }

  /** What came of a visit. */
  enum Outcome {
    RIDDEN,
    /** The API did not let the member sign in here. */
    REFUSED,
    /** The API did not answer. */
    API_AWAY
  }

  /** Somebody rides without signing in. */
  void anonymous(SimulatedMachine machine, Ride ride) {
    RideRun run = RideRun.start(machine, ride, Rhythm.everySecond(clock), Ending.ANONYMOUS);
    await(run, machine, new Rider.Anonymous());
  }

  /** A member signs in, rides and is signed out by the machine. */
  Outcome member(Member member, SimulatedMachine machine, Ride ride) {
    switch (signIn(member, machine)) {
      case SignIn.Away _ -> {
        return Outcome.API_AWAY;
      }
      case SignIn.Refused _ -> {
        return Outcome.REFUSED;
      }
      case SignIn.Done(String workoutId) -> {
        RideRun run =
            RideRun.startSignedIn(machine, ride, Rhythm.everySecond(clock), TO_GET_SEATED);
        await(run, machine, new Rider.Member(member.email(), workoutId));
        return Outcome.RIDDEN;
      }
    }
  }

  /** Ends all rides; those who were signed in are signed out. */
  void close() {
    closing = true;
    running.forEach(RideRun::stop);
  }

  private sealed interface SignIn {
    record Done(String workoutId) implements SignIn {}

    record Refused() implements SignIn {}

    record Away() implements SignIn {}
  }

  private SignIn signIn(Member member, SimulatedMachine machine) {
    try {
      Answer answer = member.signIn(machine.credentials().machineId());
      apiWatch.answered();
      return switch (answer) {
        case Answer.Done done -> new SignIn.Done(done.body().getString("workoutId"));
        case Answer.Refused(int status, String code) -> {
          if (status != BUSY && refusalsTold.add(member.email() + code)) {
            LOG.warn("{} may not sign in: {} {}", member.email(), status, code);
          }
          yield new SignIn.Refused();
        }
      };
    } catch (IOException away) {
      apiWatch.failed(away);
      return new SignIn.Away();
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
      return new SignIn.Away();
    }
  }

  private void await(RideRun run, SimulatedMachine machine, Rider rider) {
    running.add(run);
    if (closing) {
      run.stop();
    }
    try {
      RideSpan span = run.result().join();
      log.append(new RideRecord(machine.credentials(), rider, span));
    } catch (CancellationException poweredOff) {
      LOG.info("{} lost power during a ride", machine.credentials().machineId());
    } finally {
      running.remove(run);
    }
  }
}
