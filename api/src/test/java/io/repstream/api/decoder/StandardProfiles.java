package io.repstream.api.decoder;

import io.repstream.common.ftms.DecoderProfile;
import io.repstream.common.id.MachineId;

/** Nobody has said anything of any machine. */
public final class StandardProfiles implements DecoderProfileStore {
  @Override
  public MachineProfile of(MachineId machineId) {
    return MachineProfile.standard(machineId);
  }

  @Override
  public boolean replace(MachineId machineId, DecoderProfile next) {
    throw new UnsupportedOperationException("nobody says anything");
  }

  @Override
  public void propose(MachineId machineId, MachineProfile.Proposal proposal) {
    throw new UnsupportedOperationException("nobody learns anything");
  }
}
