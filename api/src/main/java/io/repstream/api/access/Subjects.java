package io.repstream.api.access;

import io.repstream.api.access.ConsentDirectory.Answer;
import io.repstream.common.id.MemberId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/** Finds out what the policy needs to know of a member. Safe for all threads; calls may block. */
@ApplicationScoped
public class Subjects {
  private final AffiliationStore affiliations;
  private final ConsentDirectory consents;

  @Inject
  public Subjects(AffiliationStore affiliations, ConsentDirectory consents) {
    this.affiliations = affiliations;
    this.consents = consents;
  }

  /**
   * A member as far as their training is concerned: what they are, and whether trainers may see.
   */
  public Subject training(MemberId memberId) {
    boolean given = consents.answer(memberId, DataClass.TRAINER_VIEW) == Answer.GIVEN;
    // Who wants nothing of machines kept wants nobody to read what was kept before.
    boolean kept = consents.answer(memberId, DataClass.MACHINE_DATA) != Answer.WITHDRAWN;
    return new Subject(
        memberId,
        affiliations.of(memberId),
        given && kept ? Set.of(DataClass.TRAINER_VIEW) : Set.of());
  }
}
