package io.repstream.api.integration;

import io.repstream.api.integration.client.IntegratorClient;
import io.repstream.api.integration.key.ApiKey;
import io.repstream.api.platform.person.PersonalData;
import io.repstream.api.platform.person.PersonalRecords;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Who let programs in is forgotten; the programs stay. */
@ApplicationScoped
public class IntegratorsOfPeople implements PersonalData {
  @Override
  public String holder() {
    return "integration";
  }

  @Override
  public List<PersonalRecords> records() {
    return List.of(
        PersonalRecords.named(IntegratorClient.SCHEMA.collection(), "createdBy"),
        PersonalRecords.named(ApiKey.SCHEMA.collection(), "createdBy"));
  }
}
