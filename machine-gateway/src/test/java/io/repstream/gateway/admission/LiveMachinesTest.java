package io.repstream.gateway.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.id.BootId;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import io.repstream.common.rmp.RmpCode;
import io.repstream.gateway.session.CredentialAnswer;
import io.repstream.gateway.session.Effect.Admission;
import io.repstream.gateway.session.Effect.Identity;
import io.repstream.gateway.session.Input;
import io.repstream.gateway.session.SessionText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class LiveMachinesTest {
  private static final MachineId MACHINE = new MachineId("bike");

  private final LiveMachines machines = new LiveMachines();

  /** Remembers what it is told. */
  private record Connection(Admission admission, List<Input> told) implements OwnedConnection {
    static Connection withEpoch(long epoch) {
      Identity identity =
          new Identity(MACHINE, new GymId(new UUID(1, 1)), new BootId(new UUID(2, 2)), false);
      return new Connection(new Admission(identity, 1, epoch, 0, 0), new ArrayList<>());
    }

    @Override
    public void tell(Input input) {
      told.add(input);
    }

    boolean isDismissed(RmpCode reason) {
      return told.stream()
          .anyMatch(
              input -> input instanceof Input.Dismissed(RmpCode code, var _) && code == reason);
    }
  }

  @Test
  void theHigherEpochStaysWhicheverEntersFirst() {
    Connection older = Connection.withEpoch(1);
    Connection newer = Connection.withEpoch(2);
    machines.enter(older);
    machines.enter(newer);
    assertThat(older.isDismissed(RmpCode.REPLACED)).isTrue();
    assertThat(machines.find(MACHINE)).contains(newer);

    Connection late = Connection.withEpoch(1);
    machines.enter(late);
    assertThat(late.isDismissed(RmpCode.REPLACED)).isTrue();
    assertThat(machines.find(MACHINE)).contains(newer);
    assertThat(newer.told()).isEmpty();
  }

  @Test
  void onlyTheOneThatIsThereCanLeave() {
    Connection older = Connection.withEpoch(1);
    Connection newer = Connection.withEpoch(2);
    machines.enter(older);
    machines.enter(newer);
    machines.leave(older);
    assertThat(machines.all()).hasSize(1);
    machines.leave(newer);
    assertThat(machines.find(MACHINE)).isEmpty();
  }

  @Test
  void reviewsInBatchesAndPassesOnWhatIsFound() {
    Connection connection = Connection.withEpoch(1);
    machines.enter(connection);
    OwnershipWatch replaced = watchThatFinds(Review.Replaced::new);
    replaced.reviewAll();
    assertThat(connection.isDismissed(RmpCode.REPLACED)).isTrue();
    OwnershipWatch revoked = watchThatFinds(Review.Revoked::new);
    revoked.review(MACHINE);
    revoked.review(new MachineId("not-here"));
    assertThat(connection.isDismissed(RmpCode.REVOKED)).isTrue();
    watchThatFinds(each -> new Review.Unchanged(each, Optional.of(SessionText.SIGNED_OUT)))
        .reviewAll();
    assertThat(connection.told())
        .last()
        .isEqualTo(new Input.SessionChanged(SessionText.SIGNED_OUT));
    watchThatFinds(each -> new Review.Unchanged(each, Optional.empty())).reviewAll();
    assertThat(connection.told()).as("no news, no change").hasSize(3);
    watchThatFinds(Review.Quarantined::new).reviewAll();
    assertThat(connection.isDismissed(RmpCode.QUARANTINED)).isTrue();
  }

  private OwnershipWatch watchThatFinds(Function<OwnedConnection, Review> finding) {
    AdmissionStore store =
        new AdmissionStore() {
          @Override
          public void lookUp(MachineId machineId, Consumer<CredentialAnswer> answer) {
            throw new AssertionError("not asked here");
          }

          @Override
          public void claim(Identity identity, Consumer<ClaimAnswer> answer) {
            throw new AssertionError("not asked here");
          }

          @Override
          public void review(List<OwnedConnection> connections, Consumer<Review> answer) {
            connections.forEach(each -> answer.accept(finding.apply(each)));
          }
        };
    return new OwnershipWatch(store, machines);
  }
}
