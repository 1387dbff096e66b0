package io.repstream.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.api.access.Affiliation;
import io.repstream.api.access.Place;
import io.repstream.api.access.Relations;
import io.repstream.api.access.Role;
import io.repstream.api.command.order.Order;
import io.repstream.api.platform.access.Caller;
import io.repstream.common.id.ChainId;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MemberId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CommandRightsTest {
  private static final Place GYM =
      new Place(new ChainId(new UUID(1, 1)), new GymId(new UUID(2, 2)));
  private static final MemberId ME = new MemberId(new UUID(3, 3));
  private static final Order TARGET = new Order.SetTargetPower(150);
  private static final Order SET_UP = new Order.SetUp(1, null, null, null, null);
  private static final Order LOCK = new Order.Lock(null);
  private static final Order REBOOT = new Order.Reboot();

  private static boolean may(Role role, Order order, Optional<MemberId> signedIn) {
    Caller caller = new Caller(ME, "s", Set.of(), Instant.EPOCH);
    Affiliation affiliation = Affiliation.inGym(ME, GYM, role, Instant.EPOCH);
    return CommandRights.permit(order, new Relations(caller, List.of(affiliation)), GYM, signedIn);
  }

  @Test
  void aMemberSetsTheMachineAtWhichTheyAreSignedIn() {
    assertThat(may(Role.MEMBER, TARGET, Optional.of(ME))).isTrue();
    assertThat(may(Role.MEMBER, SET_UP, Optional.of(ME))).isTrue();
    assertThat(may(Role.MEMBER, TARGET, Optional.empty())).isFalse();
    assertThat(may(Role.MEMBER, TARGET, Optional.of(new MemberId(new UUID(9, 9))))).isFalse();
    assertThat(may(Role.MEMBER, LOCK, Optional.of(ME))).isFalse();
    assertThat(may(Role.MEMBER, new Order.Start(), Optional.of(ME))).isFalse();
  }

  @Test
  void trainersGiveAllOrdersButThoseOfAdmins() {
    assertThat(may(Role.TRAINER, TARGET, Optional.empty())).isTrue();
    assertThat(may(Role.TRAINER, LOCK, Optional.empty())).isTrue();
    assertThat(may(Role.TRAINER, REBOOT, Optional.empty())).isFalse();
    assertThat(may(Role.TRAINER, new Order.Firmware("2", "u", "s"), Optional.empty())).isFalse();
    assertThat(may(Role.GYM_ADMIN, REBOOT, Optional.empty())).isTrue();
  }
}
