package io.repstream.gateway;

/** The store cannot be used as configured, and waiting does not help. */
public final class StoreUnfitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreUnfitException(String reason) {
    super(reason);
  }
}
