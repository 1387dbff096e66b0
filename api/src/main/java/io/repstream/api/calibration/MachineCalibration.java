package io.repstream.api.calibration;

import io.repstream.api.platform.document.Schema;
import io.repstream.common.id.MachineId;
import io.repstream.common.strength.Calibration;
import org.bson.codecs.pojo.annotations.BsonId;

/** The calibration of a machine, as stored. */
public record MachineCalibration(@BsonId MachineId id, Calibration calibration) {
  public static final Schema<MachineCalibration> SCHEMA =
      Schema.of("machineCalibrations", MachineCalibration.class);
}
