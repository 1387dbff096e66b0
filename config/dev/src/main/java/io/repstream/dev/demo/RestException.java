package io.repstream.dev.demo;

/** The API answered a request of the seeding with something else than success. */
public final class RestException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;

  RestException(String request, int status, String body) {
    super("%s answered %d: %s".formatted(request, status, body));
    this.status = status;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }
}
