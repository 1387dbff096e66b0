package io.repstream.gateway.status;

import io.repstream.common.id.BootId;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import io.repstream.gateway.session.Effect.Admission;
import io.repstream.gateway.session.Effect.Identity;
import java.util.UUID;

/** Admissions to test with. */
final class Links {
  private Links() {}

  static Admission admission(GymId gymId, String machine, long epoch) {
    Identity identity =
        new Identity(new MachineId(machine), gymId, new BootId(new UUID(2, 2)), false);
    return new Admission(identity, 1, epoch, 0, 1_234);
  }

  static GymId newGym() {
    return new GymId(UUID.randomUUID());
  }
}
