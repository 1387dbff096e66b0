package io.repstream.api.access;

/** What a member consents to, each apart from the others. A name is never changed or reused. */
public enum DataClass {
  /** What machines measure while the member is signed in. */
  MACHINE_DATA,
  /** Meals and what they hold. */
  NUTRITION,
  /** Scans of the body and what follows from them. */
  BODY_SCANS,
  /** Trainers of a gym read what the member did there. */
  TRAINER_VIEW,
  /** News that the member did not ask for. */
  MARKETING,
  /** Highest heart rate, year of birth, medical note. */
  EMERGENCY_DATA
}
