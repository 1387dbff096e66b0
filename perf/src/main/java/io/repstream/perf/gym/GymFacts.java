package io.repstream.perf.gym;

import io.repstream.common.credential.MachineKey;
import io.repstream.common.id.MachineId;
import io.repstream.common.machine.MachineType;
import io.repstream.perf.machine.MachineCredentials;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.Reader;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the file {@code demo.json} says: where gateway and API are, which machines there are, who
 * trains. Members that it holds besides are not read.
 *
 * @param demoMember rides for one minute again and again
 * @param members the others who sign in
 * @param machines those that are to be simulated
 */
public record GymFacts(
    URI apiUrl,
    InetSocketAddress gateway,
    Login demoMember,
    List<Login> members,
    List<MachineCredentials> machines) {
  public GymFacts {
    members = List.copyOf(members);
    machines = List.copyOf(machines);
  }

  /** With this a member logs in. */
  public record Login(String email, String password) {
    private static Login of(JsonObject json) {
      return new Login(json.getString("email"), json.getString("password"));
    }

    @Override
    public String toString() {
      return "Login[" + email + ", ***]";
    }
  }

  /**
   * Reads the whole file.
   *
   * @throws IOException where it cannot be read
   * @throws IllegalArgumentException where something is missing or malformed
   */
  public static GymFacts read(Path file) throws IOException {
    JsonObject json = object(file);
    try {
      JsonArray members = json.getJsonObject("simulation").getJsonArray("members");
      return new GymFacts(
          URI.create(json.getString("apiUrl")),
          GatewayAddress.parse(json.getString("gatewayTcp")),
          Login.of(json.getJsonObject("member")),
          members.getValuesAs(Login::of),
          machines(json));
    } catch (NullPointerException | ClassCastException e) {
      throw new IllegalArgumentException(file + " lacks a field: " + e.getMessage(), e);
    }
  }

  /**
   * Reads the simulated machines only; a file for a load run needs no more.
   *
   * @throws IOException where it cannot be read
   * @throws IllegalArgumentException where something is missing or malformed
   */
  public static List<MachineCredentials> readMachines(Path file) throws IOException {
    JsonObject json = object(file);
    try {
      return machines(json);
    } catch (NullPointerException | ClassCastException e) {
      throw new IllegalArgumentException(file + " lacks a field: " + e.getMessage(), e);
    }
  }

  private static JsonObject object(Path file) throws IOException {
    try (Reader text = Files.newBufferedReader(file);
        JsonReader json = Json.createReader(text)) {
      return json.readObject();
    } catch (JsonException e) {
      throw new IllegalArgumentException(file + " is not a JSON object", e);
    }
  }

  private static List<MachineCredentials> machines(JsonObject json) {
    return json.getJsonArray("machines").stream()
        .map(JsonValue::asJsonObject)
        .filter(machine -> machine.getBoolean("simulated", true))
        .map(GymFacts::machine)
        .toList();
  }

  private static MachineCredentials machine(JsonObject json) {
    return new MachineCredentials(
        new MachineId(json.getString("id")),
        MachineKey.parse(json.getInt("keyId"), json.getString("key")),
        MachineType.valueOf(json.getString("type")));
  }
}
