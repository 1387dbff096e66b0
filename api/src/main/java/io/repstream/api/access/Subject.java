package io.repstream.api.access;

import io.repstream.common.id.GymId;
import io.repstream.common.id.MemberId;
import java.util.List;
import java.util.Set;

/**
 * Somebody whose data is asked for, as far as the policy needs to know them.
 *
 * @param memberId who
 * @param affiliations what they are in chains and gyms
 * @param consents what they consent to now
 */
public record Subject(MemberId memberId, List<Affiliation> affiliations, Set<DataClass> consents) {
  public Subject {
    affiliations = List.copyOf(affiliations);
    consents = Set.copyOf(consents);
  }

  /** Whether they train or work in a gym. */
  public boolean belongsTo(GymId gymId) {
    return affiliations.stream().anyMatch(a -> gymId.equals(a.gymId()));
  }
}
