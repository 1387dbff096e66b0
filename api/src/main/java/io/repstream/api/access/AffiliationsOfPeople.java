package io.repstream.api.access;

import io.repstream.api.platform.person.PersonalData;
import io.repstream.api.platform.person.PersonalRecords;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What people are in chains and gyms. */
@ApplicationScoped
public class AffiliationsOfPeople implements PersonalData {
  @Override
  public String holder() {
    return "access";
  }

  @Override
  public List<PersonalRecords> records() {
    return List.of(PersonalRecords.owned(Affiliation.SCHEMA.collection(), "memberId"));
  }
}
