package io.repstream.dev.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/**
 * A stand-in for the API that does what the seeding needs and refuses what the real one refuses:
 * duplicates, strangers, people without the role. Also runs as a process of its own.
 */
public final class FakeApi implements AutoCloseable {
  private static final String OPERATOR = "operator@demo.example";

  private final HttpServer server;
  private final Map<String, String> passwords = new HashMap<>();
  private final Map<String, String> roles = new HashMap<>();
  private final Set<String> members = new HashSet<>();
  private final List<JsonObject> machines = new ArrayList<>();
  private String gymId = "none";

  public FakeApi(int port, String operatorPassword) throws IOException {
    passwords.put(OPERATOR, operatorPassword);
    roles.put(OPERATOR, "operator");
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Takes the settings that the launcher gives to the API. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    String password =
        Files.readString(Path.of(System.getenv("REPSTREAM_BOOTSTRAP_OPERATOR_PASSWORD_FILE")));
    try (FakeApi api = new FakeApi(Integer.getInteger("server.port"), password);
        FakeApi admin = new FakeApi(Integer.getInteger("server.sockets.0.port"), password)) {
      System.out.println(api.url() + " and " + admin.url());
      new CountDownLatch(1).await();
    }
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public List<JsonObject> machines() {
    return machines;
  }

  public Set<String> members() {
    return members;
  }

  public Map<String, String> roles() {
    return roles;
  }

  /** Forgets chain, gym and machines, as another database would. */
  public void loseGym() {
    gymId = "none";
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer = answer(exchange);
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private record Answer(int status, String body) {
    static Answer of(int status, JsonObjectBuilder body) {
      return new Answer(status, body.build().toString());
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    String request = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    request = request.replace(gymId, "{gym}");
    JsonObject body = body(exchange);
    return switch (request) {
      case "GET /health/ready" -> new Answer(200, "{}");
      case "POST /v1/auth/register" -> register(body);
      case "POST /v1/auth/login" -> login(body);
      default -> authorized(request, body, caller(exchange));
    };
  }

  private Answer authorized(String request, JsonObject body, String caller) {
    String role = roles.getOrDefault(caller, members.contains(caller) ? "member" : "nobody");
    return switch (role + " " + request) {
      case "operator POST /v1/chains" -> made("chain-1");
      case "operator POST /v1/chains/chain-1/staff", "chainAdmin POST /v1/gyms/{gym}/staff" ->
          employ(body);
      case "chainAdmin POST /v1/gyms" -> openGym(body);
      case "chainAdmin POST /v1/integrations/clients" ->
          Answer.of(
              201,
              Json.createObjectBuilder()
                  .add("clientId", "client of " + body.getString("chainId"))
                  .add("clientSecret", "secret")
                  .add("scopes", body.getJsonArray("scopes")));
      case "gymAdmin POST /v1/gyms/{gym}/members" -> join(body);
      case "gymAdmin POST /v1/gyms/{gym}/machines" -> provision(body);
      case "trainer GET /v1/gyms/{gym}/machines" -> floor();
      case "member GET /v1/gyms/{gym}" -> made(gymId);
      default -> new Answer(caller.isEmpty() ? 401 : 403, "{\"code\":\"refused\"}");
    };
  }

  private Answer register(JsonObject body) {
    boolean isNew =
        passwords.putIfAbsent(body.getString("email"), body.getString("password")) == null;
    return isNew ? made("member-" + passwords.size()) : new Answer(409, "{}");
  }

  private Answer login(JsonObject body) {
    String email = body.getString("email");
    return body.getString("password").equals(passwords.get(email))
        ? Answer.of(200, Json.createObjectBuilder().add("accessToken", "token:" + email))
        : new Answer(401, "{}");
  }

  private Answer employ(JsonObject body) {
    if (!passwords.containsKey(body.getString("email"))) {
      return new Answer(404, "{}");
    }
    roles.put(body.getString("email"), body.getString("role"));
    return new Answer(204, "");
  }

  private Answer openGym(JsonObject body) {
    if (!body.getString("chainId").equals("chain-1") || body.getString("zoneId").isBlank()) {
      return new Answer(422, "{}");
    }
    gymId = UUID.randomUUID().toString();
    machines.clear();
    return made(gymId);
  }

  private Answer join(JsonObject body) {
    members.add(body.getString("email"));
    return new Answer(204, "");
  }

  private Answer provision(JsonObject body) {
    machines.add(body);
    return Answer.of(
        201,
        Json.createObjectBuilder()
            .add("id", "machine-" + machines.size())
            .add("name", body.getString("name"))
            .add("key", "key-" + machines.size())
            .add("keyId", 1));
  }

  private Answer floor() {
    JsonArrayBuilder items = Json.createArrayBuilder();
    for (int i = 0; i < machines.size(); i++) {
      // All but the spare one, which is the last.
      String state = i < machines.size() - 1 ? "IN_USE" : "OFFLINE";
      items.add(Json.createObjectBuilder().add("id", "machine-" + (i + 1)).add("state", state));
    }
    return Answer.of(200, Json.createObjectBuilder().add("items", items));
  }

  private static Answer made(String id) {
    return Answer.of(201, Json.createObjectBuilder().add("id", id));
  }

  private static String caller(HttpExchange exchange) {
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    return header == null ? "" : header.replace("Bearer token:", "");
  }

  private static JsonObject body(HttpExchange exchange) {
    if (exchange.getRequestMethod().equals("GET")) {
      return JsonObject.EMPTY_JSON_OBJECT;
    }
    try (JsonReader reader = Json.createReader(exchange.getRequestBody())) {
      return reader.readObject();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
