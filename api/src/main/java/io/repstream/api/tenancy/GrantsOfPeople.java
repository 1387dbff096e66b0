package io.repstream.api.tenancy;

import io.repstream.api.platform.person.PersonalData;
import io.repstream.api.platform.person.PersonalRecords;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Roles that people were given, and who gave them. */
@ApplicationScoped
public class GrantsOfPeople implements PersonalData {
  @Override
  public String holder() {
    return "tenancy";
  }

  @Override
  public List<PersonalRecords> records() {
    return List.of(
        PersonalRecords.owned(RoleGrant.SCHEMA.collection(), "memberId"),
        PersonalRecords.named(RoleGrant.SCHEMA.collection(), "grantedBy"));
  }
}
