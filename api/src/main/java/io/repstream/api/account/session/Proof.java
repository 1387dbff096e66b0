package io.repstream.api.account.session;

/** How somebody proved at login who they are. */
public enum Proof {
  /** By password alone. */
  PASSWORD,
  /** By password and second factor. */
  SECOND_FACTOR
}
