package io.repstream.api.workout.detail;

import io.repstream.common.id.MemberId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.OptionalInt;

/** Nobody has told a highest heart rate yet. */
@ApplicationScoped
public class UntoldHeartRates implements MaximumHeartRates {
  @Override
  public OptionalInt ofMember(MemberId memberId) {
    return OptionalInt.empty();
  }
}
