package io.repstream.api.access;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Optional;

/** Makes a body for an operation out of the examples in the OpenAPI document. */
final class ExampleRequest {
  private static final int DEEPEST = 6;

  private final JsonObject schemas;
  private final Map<String, String> known;

  /**
   * @param document OpenAPI as JSON
   * @param known values for texts of a name, instead of their examples
   */
  ExampleRequest(JsonObject document, Map<String, String> known) {
    this.schemas = document.getJsonObject("components").getJsonObject("schemas");
    this.known = Map.copyOf(known);
  }

  /** The body, where the operation takes one. */
  Optional<String> body(JsonObject operation) {
    return Optional.ofNullable(operation.getJsonObject("requestBody"))
        .map(body -> body.getJsonObject("content").getJsonObject("application/json"))
        .map(
            content ->
                content.containsKey("example")
                    ? content.get("example")
                    : value("", content.getJsonObject("schema"), 0))
        .map(JsonValue::toString);
  }

  private JsonValue value(String name, JsonObject schema, int depth) {
    if (schema.containsKey("$ref") && depth < DEEPEST) {
      String reference = schema.getString("$ref");
      return value(
          name,
          schemas.getJsonObject(reference.substring(reference.lastIndexOf('/') + 1)),
          depth + 1);
    }
    if (known.containsKey(name)) {
      return Json.createValue(known.get(name));
    }
    if (schema.containsKey("example")) {
      return schema.get("example");
    }
    if (schema.containsKey("enum")) {
      return schema.getJsonArray("enum").getFirst();
    }
    return switch (schema.getString("type", "object")) {
      case "integer", "number" -> Json.createValue(1);
      case "boolean" -> JsonValue.FALSE;
      case "string" -> Json.createValue("an example");
      case "array" -> Json.createArrayBuilder().build();
      default -> object(schema, depth);
    };
  }

  private JsonObject object(JsonObject schema, int depth) {
    JsonObjectBuilder object = Json.createObjectBuilder();
    JsonObject properties = schema.getJsonObject("properties");
    if (properties != null && depth < DEEPEST) {
      properties.forEach(
          (name, property) -> object.add(name, value(name, property.asJsonObject(), depth + 1)));
    }
    return object.build();
  }
}
