package io.repstream.api.account;

import io.repstream.api.account.profile.EmergencyData;
import io.repstream.api.account.profile.Preferences;
import io.repstream.api.account.session.LoginSessions;
import io.repstream.api.platform.person.PersonalData;
import io.repstream.api.platform.person.PersonalRecords;
import io.repstream.common.id.MemberId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/** Accounts, what people say of themselves, and their logins. */
@ApplicationScoped
public class PeoplesAccounts implements PersonalData {
  private final LoginSessions sessions;

  @Inject
  public PeoplesAccounts(LoginSessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public String holder() {
    return "account";
  }

  @Override
  public List<PersonalRecords> records() {
    return List.of(
        PersonalRecords.owned(
            Account.SCHEMA.collection(),
            "_id",
            "passwordHash",
            "verification",
            "passwordReset",
            "secondFactor"),
        PersonalRecords.owned(Preferences.SCHEMA.collection(), "_id"),
        PersonalRecords.owned(EmergencyData.SCHEMA.collection(), "_id"));
  }

  @Override
  public void eraseElsewhere(MemberId memberId) {
    sessions.endAll(memberId, Set.of());
  }
}
