package io.repstream.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.api.platform.access.Caller;
import io.repstream.api.platform.access.Roles;
import io.repstream.common.id.ChainId;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MemberId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RelationsTest {
  private static final MemberId SOMEBODY = new MemberId(new UUID(0, 1));
  private static final MemberId OTHER = new MemberId(new UUID(0, 2));
  private static final ChainId CHAIN = new ChainId(new UUID(1, 1));
  private static final Place GYM = new Place(CHAIN, new GymId(new UUID(2, 1)));
  private static final Place SISTER_GYM = new Place(CHAIN, new GymId(new UUID(2, 2)));
  private static final Place FOREIGN_GYM =
      new Place(new ChainId(new UUID(1, 2)), new GymId(new UUID(2, 3)));
  private static final Instant SINCE = Instant.EPOCH;

  private static final Relations OPERATOR =
      new Relations(caller(Set.of(Roles.OPERATOR)), List.of());
  private static final Relations CHAIN_ADMIN =
      with(Affiliation.inChain(SOMEBODY, CHAIN, Role.CHAIN_ADMIN, SINCE));
  private static final Relations GYM_ADMIN = inGym(Role.GYM_ADMIN);
  private static final Relations TRAINER = inGym(Role.TRAINER);
  private static final Relations MEMBER = inGym(Role.MEMBER);
  private static final Relations STRANGER = new Relations(caller(Set.of()), List.of());

  private static Caller caller(Set<String> roles) {
    return new Caller(SOMEBODY, "session", roles, SINCE.plusSeconds(600));
  }

  private static Relations inGym(Role role) {
    return with(Affiliation.inGym(SOMEBODY, GYM, role, SINCE));
  }

  private static Relations with(Affiliation affiliation) {
    return new Relations(caller(Set.of()), List.of(affiliation));
  }

  @Test
  void onlyTheOperatorFoundsChains() {
    assertThat(OPERATOR.mayFoundChains()).isTrue();
    assertThat(CHAIN_ADMIN.mayFoundChains()).isFalse();
    assertThat(GYM_ADMIN.mayFoundChains()).isFalse();
  }

  @Test
  void aChainAdminOpensGymsOfTheirOwnChain() {
    assertThat(OPERATOR.mayOpenGymsOf(CHAIN)).isTrue();
    assertThat(CHAIN_ADMIN.mayOpenGymsOf(CHAIN)).isTrue();
    assertThat(CHAIN_ADMIN.mayOpenGymsOf(FOREIGN_GYM.chainId())).isFalse();
    assertThat(GYM_ADMIN.mayOpenGymsOf(CHAIN)).isFalse();
  }

  @Test
  void rolesAreGivenFromAbove() {
    assertThat(CHAIN_ADMIN.mayGrant(Role.GYM_ADMIN, GYM)).isTrue();
    assertThat(GYM_ADMIN.mayGrant(Role.GYM_ADMIN, GYM)).isFalse();
    assertThat(GYM_ADMIN.mayGrant(Role.TRAINER, GYM)).isTrue();
    assertThat(GYM_ADMIN.mayGrant(Role.TRAINER, SISTER_GYM)).isFalse();
    assertThat(TRAINER.mayGrant(Role.TRAINER, GYM)).isFalse();
    assertThat(TRAINER.mayGrant(Role.MEMBER, GYM)).isTrue();
    assertThat(MEMBER.mayGrant(Role.MEMBER, GYM)).isFalse();
    assertThat(OPERATOR.mayGrant(Role.CHAIN_ADMIN, GYM)).isFalse();
  }

  @Test
  void adminsManageMachines() {
    assertThat(OPERATOR.mayManageMachinesOf(GYM)).isTrue();
    assertThat(CHAIN_ADMIN.mayManageMachinesOf(SISTER_GYM)).isTrue();
    assertThat(GYM_ADMIN.mayManageMachinesOf(GYM)).isTrue();
    assertThat(GYM_ADMIN.mayManageMachinesOf(SISTER_GYM)).isFalse();
    assertThat(TRAINER.mayManageMachinesOf(GYM)).isFalse();
  }

  @Test
  void aGymIsSeenByItsOwnPeopleOnly() {
    assertThat(MEMBER.maySee(GYM)).isTrue();
    assertThat(MEMBER.maySee(SISTER_GYM)).isFalse();
    assertThat(CHAIN_ADMIN.maySee(SISTER_GYM)).isTrue();
    assertThat(CHAIN_ADMIN.maySee(FOREIGN_GYM)).isFalse();
    assertThat(STRANGER.maySee(GYM)).isFalse();
    assertThat(OPERATOR.maySee(FOREIGN_GYM)).isTrue();
  }

  @Test
  void onlyPeopleOfTheGymTrainInIt() {
    assertThat(MEMBER.mayTrainIn(GYM)).isTrue();
    assertThat(TRAINER.mayTrainIn(GYM)).isTrue();
    assertThat(OPERATOR.mayTrainIn(GYM)).isFalse();
    assertThat(CHAIN_ADMIN.mayTrainIn(GYM)).isFalse();
  }

  @Test
  void trainingIsReadByOneselfAndByTrainersWithConsent() {
    assertThat(STRANGER.mayReadTraining(subject(SOMEBODY, GYM), GYM.gymId())).isTrue();
    assertThat(TRAINER.mayReadTraining(other(DataClass.TRAINER_VIEW), GYM.gymId())).isTrue();
    assertThat(TRAINER.mayReadTraining(other(), GYM.gymId())).isFalse();
    assertThat(TRAINER.mayReadTraining(other(DataClass.MARKETING), GYM.gymId())).isFalse();
    assertThat(TRAINER.mayReadTraining(other(DataClass.TRAINER_VIEW), SISTER_GYM.gymId()))
        .isFalse();
    for (Relations nobody : List.of(OPERATOR, CHAIN_ADMIN, GYM_ADMIN, MEMBER, STRANGER)) {
      assertThat(nobody.mayReadTraining(other(DataClass.TRAINER_VIEW), GYM.gymId())).isFalse();
    }
  }

  @Test
  void whoLeftTheGymIsReadByItsTrainersNoMore() {
    Subject gone = subject(OTHER, SISTER_GYM, DataClass.TRAINER_VIEW);
    assertThat(TRAINER.mayReadTraining(gone, GYM.gymId())).isFalse();
  }

  private static Subject other(DataClass... consents) {
    return subject(OTHER, GYM, consents);
  }

  private static Subject subject(MemberId who, Place gym, DataClass... consents) {
    return new Subject(
        who, List.of(Affiliation.inGym(who, gym, Role.MEMBER, SINCE)), Set.of(consents));
  }

  @Test
  void aChainIsSeenByItsOwnPeopleOnly() {
    assertThat(MEMBER.maySeeChain(CHAIN)).isTrue();
    assertThat(STRANGER.maySeeChain(CHAIN)).isFalse();
    assertThat(OPERATOR.maySeeChain(CHAIN)).isTrue();
  }
}
