package io.repstream.api.decoder;

import io.repstream.common.id.MachineId;

/** A machine has another decoder profile from now on. */
public record DecoderProfileChanged(MachineId machineId, int version) {}
