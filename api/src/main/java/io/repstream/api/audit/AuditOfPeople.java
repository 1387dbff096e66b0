package io.repstream.api.audit;

import io.repstream.api.platform.person.PersonalData;
import io.repstream.api.platform.person.PersonalRecords;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The audit log keeps ids, which name nobody once the account is gone; it is a chain of hashes. */
@ApplicationScoped
public class AuditOfPeople implements PersonalData {
  @Override
  public String holder() {
    return "audit";
  }

  @Override
  public List<PersonalRecords> records() {
    return List.of(PersonalRecords.kept(AuditEntry.SCHEMA.collection(), "actor"));
  }
}
