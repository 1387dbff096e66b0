package io.repstream.api.consent;

import io.repstream.api.platform.person.PersonalData;
import io.repstream.api.platform.person.PersonalRecords;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What people answered. */
@ApplicationScoped
public class ConsentsOfPeople implements PersonalData {
  @Override
  public String holder() {
    return "consent";
  }

  @Override
  public List<PersonalRecords> records() {
    return List.of(PersonalRecords.owned(ConsentEvent.SCHEMA.collection(), "memberId"));
  }
}
