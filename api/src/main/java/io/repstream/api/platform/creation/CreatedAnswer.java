package io.repstream.api.platform.creation;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.StringReader;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a request that created something, in the very form in which it is given again.
 *
 * @param status of the answer
 * @param location of what was created; null where it has none of its own
 * @param json the body
 */
public record CreatedAnswer(int status, @Nullable String location, String json) {
  private static final Jsonb JSON = JsonbBuilder.create();
  private static final int CREATED = 201;

  /** Created, at a place of its own. */
  public static CreatedAnswer at(String location, Object view) {
    return new CreatedAnswer(CREATED, location, JSON.toJson(view));
  }

  /** Created, without a place of its own. */
  public static CreatedAnswer of(Object view) {
    return new CreatedAnswer(CREATED, null, JSON.toJson(view));
  }

  /** Taken on, to be done by and by. */
  public static CreatedAnswer accepted(String location, Object view) {
    return new CreatedAnswer(202, location, JSON.toJson(view));
  }

  /** As a response. */
  public Response response() {
    Response.ResponseBuilder response =
        Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(json.getBytes(UTF_8));
    if (location != null) {
      response.header(HttpHeaders.LOCATION, location);
    }
    return response.build();
  }

  byte[] bytes() {
    var text = Json.createObjectBuilder().add("status", status).add("json", json);
    if (location != null) {
      text.add("location", location);
    }
    return text.build().toString().getBytes(UTF_8);
  }

  static CreatedAnswer ofBytes(byte[] bytes) {
    try (var reader = Json.createReader(new StringReader(new String(bytes, UTF_8)))) {
      JsonObject text = reader.readObject();
      return new CreatedAnswer(
          text.getInt("status"), text.getString("location", null), text.getString("json"));
    }
  }

  @Override
  public String toString() {
    return "CreatedAnswer[" + status + "]";
  }
}
