package io.repstream.api.testing;

import io.repstream.api.testing.ApiClient.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A gym of a chain of its own with one person of each role, made over REST as an operator would.
 * Each test class has its own, so tests do not meet.
 */
public final class TestGym {
  private static final String PASSWORD = "a long enough test password";

  private final ApiClient api;
  private final String id;
  private final ApiClient chainAdmin;
  private final ApiClient gymAdmin;
  private final ApiClient trainer;
  private final ApiClient member;

  private TestGym(ApiClient api) {
    this.api = api;
    ApiClient operator = api.asOperator();
    String chainId =
        operator
            .post("/v1/chains", Json.object(Map.of("name", "Northside")))
            .expect(201)
            .json()
            .getString("id");
    Person boss = register("Ada Boss");
    operator
        .post(
            "/v1/chains/" + chainId + "/staff",
            Json.object(Map.of("email", boss.email(), "role", "chainAdmin")))
        .expect(201);
    this.chainAdmin = boss.client();
    this.id =
        chainAdmin
            .post(
                "/v1/gyms",
                Json.object(
                    Map.of("chainId", chainId, "name", "Harbour", "zoneId", "Europe/Berlin")))
            .expect(201)
            .json()
            .getString("id");
    this.gymAdmin = staff("Gil Admin", "gymAdmin");
    this.trainer = staff("Tom Trainer", "trainer");
    this.member = enrolled("Mia Keller");
  }

  /** Somebody with an account. */
  public record Person(String email, String memberId, ApiClient client) {}

  /** Opens a gym. */
  public static TestGym open(ApiClient api) {
    return new TestGym(api);
  }

  public String id() {
    return id;
  }

  public ApiClient chainAdmin() {
    return chainAdmin;
  }

  public ApiClient gymAdmin() {
    return gymAdmin;
  }

  public ApiClient trainer() {
    return trainer;
  }

  /** A member of the gym, shown as {@code Mia K.}. */
  public ApiClient member() {
    return member;
  }

  /** A program that serves the gym's chain, with a token. */
  public ApiClient integrator(List<String> scopes) {
    String chainId = chainAdmin.get("/v1/gyms/" + id).expect(200).json().getString("chainId");
    JsonObject made =
        chainAdmin
            .post(
                "/v1/integrations/clients",
                Json.object(
                    Map.of(
                        "chainId",
                        chainId,
                        "name",
                        "Board",
                        "scopes",
                        jakarta.json.Json.createArrayBuilder(scopes).build())))
            .expect(201)
            .json();
    String form =
        "grant_type=client_credentials&client_id=%s&client_secret=%s"
            .formatted(made.getString("clientId"), made.getString("clientSecret"));
    return api.with(api.form("/v1/auth/token", form).expect(200).json().getString("access_token"));
  }

  /** Another member of the gym. */
  public ApiClient enrolled(String displayName) {
    return enrolledPerson(displayName).client();
  }

  /** Another member of the gym, with their id. */
  public Person enrolledPerson(String displayName) {
    Person person = register(displayName);
    chainAdmin
        .post("/v1/gyms/" + id + "/members", Json.object(Map.of("email", person.email())))
        .expect(201);
    return person;
  }

  /** Somebody with an account and nothing else. */
  public Person register(String displayName) {
    String email = UUID.randomUUID() + "@example.com";
    Map<String, Object> account =
        Map.of("email", email, "password", PASSWORD, "displayName", displayName);
    String memberId =
        api.post("/v1/auth/register", Json.object(account))
            .expect(201)
            .json()
            .getString("memberId");
    return new Person(email, memberId, api.loggedIn(email, PASSWORD));
  }

  /** Provisions a bike; answers it with its key. */
  public JsonObject machine(String name) {
    return gymAdmin.post("/v1/gyms/" + id + "/machines", machineBody(name)).expect(201).json();
  }

  /** What {@link #machine} posts. */
  public static JsonObject machineBody(String name) {
    return Json.object(
        Map.of(
            "name",
            name,
            "type",
            "INDOOR_BIKE",
            "vendor",
            "Velora",
            "model",
            "Pulse 300",
            "serial",
            "VP3-" + name,
            "position",
            Json.object(Map.of("x", 4.5, "y", 2.0))));
  }

  private ApiClient staff(String displayName, String role) {
    Person person = register(displayName);
    chainAdmin
        .post(
            "/v1/gyms/" + id + "/staff", Json.object(Map.of("email", person.email(), "role", role)))
        .expect(201);
    return person.client();
  }
}
