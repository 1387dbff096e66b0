package io.repstream.api.privacy;

import io.repstream.api.platform.person.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;

/** All who hold data of people, in the order of an erasure. */
@ApplicationScoped
public class Holders {
  private final Instance<PersonalData> all;

  @Inject
  public Holders(Instance<PersonalData> all) {
    this.all = all;
  }

  /** The account first: who cannot log in makes nothing new while the rest goes. */
  public List<PersonalData> inOrder() {
    return all.stream()
        .sorted(
            Comparator.comparing((PersonalData data) -> !data.holder().equals("account"))
                .thenComparing(PersonalData::holder))
        .toList();
  }
}
