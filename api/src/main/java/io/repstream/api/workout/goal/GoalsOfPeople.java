package io.repstream.api.workout.goal;

import io.repstream.api.platform.person.PersonalData;
import io.repstream.api.platform.person.PersonalRecords;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What people want to reach. */
@ApplicationScoped
public class GoalsOfPeople implements PersonalData {
  @Override
  public String holder() {
    return "goal";
  }

  @Override
  public List<PersonalRecords> records() {
    return List.of(PersonalRecords.owned(Goal.SCHEMA.collection(), "memberId"));
  }
}
