/**
 * How the loads of strength machines read in newtons, and of which class they are.
 *
 * <p>Owns collection {@code machineCalibrations}: one document for a machine that somebody
 * calibrated, replaced only against the version that was read. A change holds for workouts that are
 * folded from then on; those that are stored stay as they were measured.
 */
@NullMarked
package io.repstream.api.calibration;

import org.jspecify.annotations.NullMarked;
