/**
 * How the loads of strength machines read in newtons, and of which class they are.
 *
 * <p>Owns collection {@code machineCalibrations}: one document for a machine that somebody
 * calibrated, replaced only against the version that was read. After a change the machine's
 * workouts are decoded again, as far as their raw samples are kept.
 */
@NullMarked
package io.repstream.api.calibration;

import org.jspecify.annotations.NullMarked;
