package io.repstream.api.platform.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.api.testing.ApiClasses;
import io.repstream.api.testing.ApiClient;
import io.repstream.api.testing.ApiTest;
import jakarta.annotation.security.PermitAll;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.MethodInfo;
import org.junit.jupiter.api.Test;

/** The document tells all operations in full, and the server keeps to what it says of access. */
@ApiTest
class OpenApiIT {
  private final ApiClient client;
  private final JsonObject document;

  OpenApiIT(ApiClient client) {
    this.client = client;
    this.document = client.get("/openapi", "Accept", "application/json").expect(200).json();
  }

  /** One operation of the document. */
  private record Operation(String method, String path, JsonObject text) {
    boolean isPublic() {
      return CommonAnswers.PUBLIC_PATHS.contains(path);
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  @Test
  void describesEveryOperation() {
    assertThat(operations())
        .isNotEmpty()
        .allSatisfy(
            operation -> {
              JsonObject text = operation.text();
              assertThat(text.getString("summary", "")).as("%s summary", operation).isNotBlank();
              assertThat(text.getJsonArray("tags")).as("%s tags", operation).isNotEmpty();
              assertThat(text.getJsonObject("responses"))
                  .as("%s responses", operation)
                  .containsKey("503")
                  .allSatisfy(
                      (status, response) ->
                          assertThat(response.asJsonObject().getString("description", ""))
                              .isNotBlank());
            });
  }

  @Test
  void namesEveryOperationOnce() {
    assertThat(operations())
        .extracting(operation -> operation.text().getString("operationId", ""))
        .doesNotContain("")
        .doesNotHaveDuplicates();
  }

  @Test
  void asksForATokenWhereverTheDocumentSaysSo() {
    assertThat(operations())
        .allSatisfy(
            operation -> {
              String path =
                  operation.path().replaceAll("\\{[^}]+}", "0190a1b2-0000-7000-8000-00000000ffff");
              int status = client.send(operation.method(), path, Optional.empty()).status();
              if (operation.isPublic()) {
                assertThat(operation.text().getJsonArray("security")).isNullOrEmpty();
                assertThat(status).as(operation.toString()).isNotEqualTo(401);
              } else {
                assertThat(operation.text().getJsonArray("security"))
                    .as(operation.toString())
                    .isNotEmpty();
                assertThat(status).as(operation.toString()).isEqualTo(401);
              }
            });
  }

  @Test
  void knowsEveryOperationThatIsOpenToAll() {
    Stream<String> open =
        ApiClasses.all().stream()
            .flatMap(type -> type.methods().stream())
            .filter(method -> method.hasDeclaredAnnotation(PermitAll.class))
            .map(OpenApiIT::path);
    assertThat(open).containsExactlyInAnyOrderElementsOf(CommonAnswers.PUBLIC_PATHS);
  }

  @Test
  void documentsEnumsAndProblemsByTheirShape() {
    JsonObject schemas = document.getJsonObject("components").getJsonObject("schemas");
    assertThat(schemas.getJsonObject("MachineType").getJsonArray("enum")).isNotEmpty();
    assertThat(schemas.getJsonObject("Problem").getJsonObject("properties").keySet())
        .contains("type", "title", "status", "detail", "instance", "code", "traceId", "errors");
  }

  private List<Operation> operations() {
    return document.getJsonObject("paths").entrySet().stream()
        .flatMap(
            path ->
                path.getValue().asJsonObject().entrySet().stream()
                    .map(
                        operation ->
                            new Operation(
                                operation.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                operation.getValue().asJsonObject())))
        .toList();
  }

  private static String path(MethodInfo method) {
    AnnotationInstance base = method.declaringClass().declaredAnnotation(Path.class);
    AnnotationInstance own = method.declaredAnnotation(Path.class);
    return base.value().asString() + (own == null ? "" : own.value().asString());
  }
}
