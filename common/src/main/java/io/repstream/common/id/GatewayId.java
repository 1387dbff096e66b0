package io.repstream.common.id;

/**
 * Identity of one run of a gateway process. A restarted gateway has a new one, so that what its
 * predecessor left behind can be told apart.
 *
 * @param value 1 to 64 characters of {@code A-Z a-z 0-9 . _ -}
 */
public record GatewayId(String value) {
  public GatewayId {
    if (!MachineId.isValid(value)) {
      throw new IllegalArgumentException("gateway id must be 1 to 64 of [A-Za-z0-9._-]");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
