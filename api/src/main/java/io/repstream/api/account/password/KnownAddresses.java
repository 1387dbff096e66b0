package io.repstream.api.account.password;

/** From where somebody has logged in before. Blocks for its store. */
public interface KnownAddresses {
  /** Whether a login from there ever succeeded; false while the store is away. */
  boolean knows(String account, String address);

  /** Notes a login from there. */
  void add(String account, String address);
}
