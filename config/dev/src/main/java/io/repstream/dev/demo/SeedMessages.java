package io.repstream.dev.demo;

import java.util.List;

/** What the seeding says to the API and hears from it: only the fields that matter here. */
public final class SeedMessages {
  private SeedMessages() {}

  /** A registration. */
  public record Registration(String email, String password, String displayName) {}

  /** A chain to be made. */
  public record NewChain(String name) {}

  /** A gym to be made. */
  public record NewGym(String chainId, String name, String zoneId) {}

  /** A role to be given. */
  public record NewStaff(String email, String role) {}

  /** A program to be let in. */
  public record NewIntegrator(String chainId, String name, List<String> scopes) {}

  /** A membership to be made. */
  public record NewMember(String email) {}

  /** A place on the floor plan, in metres. */
  public record Position(double x, double y) {}

  /** A machine to be made. */
  public record NewMachine(
      String name, String type, String vendor, String model, String serial, Position position) {}

  /** Anything that was made. */
  public record Made(String id) {}

  /** A machine that was made, with the key that is shown only now. */
  public record MadeMachine(String id, String key, int keyId) {}
}
