package io.repstream.api.calibration;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.repstream.api.platform.document.MongoDocuments;
import io.repstream.common.id.MachineId;
import io.repstream.common.strength.Calibration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Calibrations in MongoDB; the first one of a machine is an insert. */
@ApplicationScoped
public class MongoCalibrationStore implements CalibrationStore {
  private final MongoDocuments<MachineCalibration> calibrations;

  @Inject
  public MongoCalibrationStore(MongoDatabase database) {
    this.calibrations = new MongoDocuments<>(database, MachineCalibration.SCHEMA);
  }

  @Override
  public Calibration of(MachineId machineId) {
    return calibrations
        .byId(machineId)
        .map(MachineCalibration::calibration)
        .orElseGet(Calibration::standard);
  }

  @Override
  public boolean replace(MachineId machineId, Calibration next) {
    MachineCalibration replacement = new MachineCalibration(machineId, next);
    if (next.version() == Calibration.standard().version() + 1) {
      return calibrations.insert(replacement);
    }
    return calibrations.replace(
        Filters.and(
            Filters.eq("_id", machineId.value()),
            Filters.eq("calibration.version", next.version() - 1)),
        replacement);
  }
}
