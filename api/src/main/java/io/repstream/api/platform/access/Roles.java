package io.repstream.api.platform.access;

/**
 * What a token itself grants, for {@code @RolesAllowed}. Roles in a chain or gym are relations and
 * never stand in a token: they would outlive their end.
 */
public final class Roles {
  /** Everybody who has an account. */
  public static final String ACCOUNT = "account";

  /** Runs the installation. */
  public static final String OPERATOR = "operator";

  /** Proved at login that they have the account's second factor. */
  public static final String SECOND_FACTOR = "secondFactor";

  private Roles() {}
}
