package io.repstream.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.api.platform.access.Caller;
import io.repstream.api.platform.access.Roles;
import io.repstream.api.platform.config.account.AccountConfig.Need;
import io.repstream.common.id.ChainId;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MemberId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccessTest {
  private static final MemberId ADA = new MemberId(UUID.randomUUID());
  private static final Place GYM =
      new Place(new ChainId(UUID.randomUUID()), new GymId(UUID.randomUUID()));

  private Role role = Role.GYM_ADMIN;
  private final AffiliationStore store =
      new AffiliationStore() {
        @Override
        public void put(Affiliation affiliation) {
          throw new UnsupportedOperationException();
        }

        @Override
        public List<Affiliation> of(MemberId memberId) {
          return List.of(Affiliation.inGym(memberId, GYM, role, Instant.EPOCH));
        }
      };

  @Test
  void countsAdminsOnlyWithASecondFactorWhereTheyNeedOne() {
    assertThat(manages(Need.REQUIRED, Set.of(Roles.ACCOUNT))).isFalse();
    assertThat(manages(Need.REQUIRED, Set.of(Roles.ACCOUNT, Roles.SECOND_FACTOR))).isTrue();
    assertThat(manages(Need.OPTIONAL, Set.of(Roles.ACCOUNT))).isTrue();
  }

  @Test
  void asksNoSecondFactorOfOthers() {
    role = Role.TRAINER;
    Caller trainer = caller(Set.of(Roles.ACCOUNT));
    assertThat(new Access(store, Need.REQUIRED).of(trainer).maySee(GYM)).isTrue();
  }

  private boolean manages(Need need, Set<String> roles) {
    return new Access(store, need).of(caller(roles)).mayManageMachinesOf(GYM);
  }

  private static Caller caller(Set<String> roles) {
    return new Caller(ADA, "session", roles, Instant.EPOCH);
  }
}
