package io.repstream.api.access;

/** A role that somebody has in a chain or gym. */
public enum Role {
  /** Runs a chain with all its gyms. */
  CHAIN_ADMIN("chainAdmin"),
  /** Runs a gym. */
  GYM_ADMIN("gymAdmin"),
  /** Trains members of a gym. */
  TRAINER("trainer"),
  /** Trains in a gym. */
  MEMBER("member");

  private final String text;

  Role(String text) {
    this.text = text;
  }

  /** The name in requests and answers. */
  public String text() {
    return text;
  }
}
