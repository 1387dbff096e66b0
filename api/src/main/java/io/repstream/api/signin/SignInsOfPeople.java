package io.repstream.api.signin;

import io.repstream.api.platform.person.PersonalData;
import io.repstream.api.platform.person.PersonalRecords;
import io.repstream.common.id.MemberId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Who trained at which machine. */
@ApplicationScoped
public class SignInsOfPeople implements PersonalData {
  private final SignInStore store;
  private final SignIns signIns;

  @Inject
  public SignInsOfPeople(SignInStore store, SignIns signIns) {
    this.store = store;
    this.signIns = signIns;
  }

  @Override
  public String holder() {
    return "signin";
  }

  @Override
  public List<PersonalRecords> records() {
    return List.of(PersonalRecords.owned(SignIn.SCHEMA.collection(), "memberId"));
  }

  /** A machine shows who holds it until it is told of the end. */
  @Override
  public void eraseElsewhere(MemberId memberId) {
    for (SignIn open : store.openOf(memberId)) {
      boolean _ = signIns.signOut(open.machineId(), memberId);
    }
  }
}
