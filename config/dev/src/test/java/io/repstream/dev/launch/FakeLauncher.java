package io.repstream.dev.launch;

/** A stand-in for the launcher behind the script: says what it was asked. */
public final class FakeLauncher {
  private FakeLauncher() {}

  public static void main(String[] arguments) {
    System.out.println("launched: " + String.join(" ", arguments));
  }
}
