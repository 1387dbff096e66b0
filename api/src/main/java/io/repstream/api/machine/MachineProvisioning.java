package io.repstream.api.machine;

import io.repstream.api.access.Place;
import io.repstream.api.audit.AuditAction;
import io.repstream.api.audit.AuditEvent;
import io.repstream.api.machine.Machine.MachineDetails;
import io.repstream.api.machine.Machine.StoredCredential;
import io.repstream.api.platform.config.ApiConfig;
import io.repstream.api.platform.creation.Creation;
import io.repstream.api.platform.outbox.Outboxes;
import io.repstream.common.clock.WallClock;
import io.repstream.common.credential.CredentialSeal;
import io.repstream.common.credential.CredentialState;
import io.repstream.common.credential.MachineCredential;
import io.repstream.common.credential.MachineKey;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import io.repstream.common.id.MemberId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.List;

/** Brings a new machine into a gym: an id, a key, and the credential that the gateways see. */
@ApplicationScoped
public class MachineProvisioning {
  private static final int FIRST_KEY_ID = 1;
  private static final long FIRST_REVISION = 1;

  private final MachineStore store;
  private final CredentialProjection projection;
  private final CredentialSeal seal;
  private final Outboxes outboxes;
  private final WallClock clock = WallClock.system();
  private final SecureRandom random = new SecureRandom();

  @Inject
  public MachineProvisioning(
      MachineStore store, CredentialProjection projection, Outboxes outboxes, ApiConfig config) {
    this.outboxes = outboxes;
    this.store = store;
    this.projection = projection;
    this.seal = config.seal();
  }

  /**
   * A machine with the key that is shown this once.
   *
   * @param machine as stored
   * @param key in clear
   */
  public record Provisioned(Machine machine, MachineKey key) {}

  /**
   * Provisions a machine. Once this returns, the gateways let it in; while Redis is away they do so
   * as soon as the projection has caught up.
   */
  public Machine provision(
      Place place, MemberId by, MachineDetails details, Creation<Machine> creation) {
    GymId gymId = place.gymId();
    MachineId id = new MachineId(creation.id().toString());
    MachineKey key = newKey();
    MachineCredential credential =
        new MachineCredential(FIRST_REVISION, CredentialState.ACTIVE, gymId, List.of(key));
    StoredCredential stored = StoredCredential.of(FIRST_REVISION, seal.seal(id, credential));
    Machine machine = new Machine(id, gymId, details, stored, clock.instant());
    AuditEvent audited =
        AuditEvent.in(
            place.chainId(),
            AuditAction.MACHINE_PROVISIONED,
            by,
            id.value(),
            "gym " + gymId,
            machine.createdAt());
    store.add(machine, creation, audited);
    outboxes.deliver(Machine.SCHEMA.collection(), id);
    projection.project(machine);
    return machine;
  }

  /** A new machine with its key, for who provisioned it. */
  Provisioned shown(Machine machine) {
    return new Provisioned(machine, credential(machine).keys().getFirst());
  }

  /**
   * Takes a machine's permission to connect; gateways close its connection within seconds. Its keys
   * stay in the tombstone: only who proves one of them is told that it was revoked.
   */
  public void revoke(Machine machine) {
    Machine present = machine;
    while (credential(present).state() != CredentialState.REVOKED) {
      Machine revoked = with(present, CredentialState.REVOKED);
      if (store.replaceCredential(revoked)) {
        present = revoked;
      } else {
        present = store.byId(machine.id()).orElseThrow();
      }
    }
    projection.project(present);
    projection.wakeGatewayOf(present.id());
  }

  private Machine with(Machine machine, CredentialState state) {
    MachineCredential before = credential(machine);
    long revision = before.revision() + 1;
    MachineCredential after = new MachineCredential(revision, state, before.gymId(), before.keys());
    StoredCredential stored = StoredCredential.of(revision, seal.seal(machine.id(), after));
    return new Machine(
        machine.id(), machine.gymId(), machine.details(), stored, machine.createdAt());
  }

  private MachineCredential credential(Machine machine) {
    return seal.open(machine.id(), machine.credential().sealedBytes())
        .orElseThrow(() -> new IllegalStateException("a stored credential does not open"));
  }

  private MachineKey newKey() {
    byte[] bytes = new byte[MachineKey.BYTES];
    random.nextBytes(bytes);
    return new MachineKey(FIRST_KEY_ID, bytes);
  }
}
