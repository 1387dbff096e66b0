package io.repstream.api.contest;

import io.repstream.api.platform.person.PersonalData;
import io.repstream.api.platform.person.PersonalRecords;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Who takes part in contests, and who set them. */
@ApplicationScoped
public class ContestsOfPeople implements PersonalData {
  @Override
  public String holder() {
    return "contest";
  }

  @Override
  public List<PersonalRecords> records() {
    return List.of(
        PersonalRecords.owned(ContestEntry.SCHEMA.collection(), "memberId"),
        PersonalRecords.named(Challenge.SCHEMA.collection(), "createdBy"));
  }
}
