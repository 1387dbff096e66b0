package io.repstream.dev.launch;

/** The gym cannot be brought up; the message is for the person at the terminal. */
final class LaunchException extends Exception {
  private static final long serialVersionUID = 1L;

  LaunchException(String message) {
    super(message);
  }

  LaunchException(String message, Throwable cause) {
    super(message, cause);
  }
}
