package io.repstream.api.account.profile;

import io.repstream.api.access.ConsentDirectory;
import io.repstream.api.access.ConsentDirectory.Answer;
import io.repstream.api.access.DataClass;
import io.repstream.api.access.MaxHeartRates;
import io.repstream.common.clock.WallClock;
import io.repstream.common.id.MemberId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Data for emergencies, as far as its owner consents. Safe for all threads; calls may block. */
@ApplicationScoped
public class Emergencies implements MaxHeartRates {
  private final ProfileStore store;
  private final ConsentDirectory consents;
  private final WallClock clock = WallClock.system();

  @Inject
  public Emergencies(ProfileStore store, ConsentDirectory consents) {
    this.store = store;
    this.consents = consents;
  }

  /** Whether somebody lets us keep and use such data. */
  boolean areConsented(MemberId memberId) {
    return consents.answer(memberId, DataClass.EMERGENCY_DATA) == Answer.GIVEN;
  }

  @Override
  public Optional<MaxHeartRate> of(MemberId memberId) {
    return store
        .emergency(memberId)
        .flatMap(data -> data.maxHeartRate(clock.instant()))
        .filter(rate -> areConsented(memberId));
  }
}
