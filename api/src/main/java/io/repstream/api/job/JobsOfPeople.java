package io.repstream.api.job;

import io.repstream.api.platform.person.PersonalData;
import io.repstream.api.platform.person.PersonalRecords;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Jobs that people asked for. */
@ApplicationScoped
public class JobsOfPeople implements PersonalData {
  @Override
  public String holder() {
    return "job";
  }

  @Override
  public List<PersonalRecords> records() {
    return List.of(PersonalRecords.owned(Job.SCHEMA.collection(), "requestedBy"));
  }
}
