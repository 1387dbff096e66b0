package io.repstream.api.sample;

import io.repstream.common.id.BootId;
import io.repstream.common.id.MachineId;

/**
 * Samples of one boot, by their numbers.
 *
 * @param fromSeq first sample
 * @param throughSeq last sample
 */
public record SampleRange(MachineId machineId, BootId bootId, long fromSeq, long throughSeq) {}
