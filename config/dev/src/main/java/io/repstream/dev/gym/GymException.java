package io.repstream.dev.gym;

/** The gym cannot be brought up; the message is for the person at the terminal. */
public final class GymException extends Exception {
  private static final long serialVersionUID = 1L;

  GymException(String message) {
    super(message);
  }

  GymException(String message, Throwable cause) {
    super(message, cause);
  }
}
