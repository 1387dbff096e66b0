package io.repstream.api.platform.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.repstream.api.testing.ApiClasses;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.jboss.jandex.FieldInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds every {@link Schema} of the api to its golden documents. A feature with a new collection
 * adds {@code documents/<collection>/v1.json}; one with a new version adds the next file and keeps
 * the old.
 */
class AllSchemasTest {
  /** A schema under the name that a failing test shows. */
  private record Named(Schema<?> schema) {
    @Override
    public String toString() {
      return schema.collection();
    }
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void readsTheGoldenDocumentOfEveryVersion(Named named) {
    Schema<?> schema = named.schema();
    IntStream.rangeClosed(1, schema.version())
        .forEach(version -> assertThat(schema.read(golden(schema, version))).isNotNull());
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void writesExactlyTheGoldenDocumentOfItsVersion(Named named) {
    BsonDocument golden = golden(named.schema(), named.schema().version());
    assertThat(rewritten(named.schema(), golden)).isEqualTo(golden);
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void readsTheNextVersionTolerantlyAndRefusesTheOneAfter(Named named) {
    Schema<?> schema = named.schema();
    BsonDocument newer = golden(schema, schema.version());
    newer.put("addedByTheNextRelease", new BsonString("x"));
    newer.put(Schema.VERSION_FIELD, new BsonInt32(schema.version() + 1));
    assertThat(schema.read(newer)).isEqualTo(schema.read(golden(schema, schema.version())));

    newer.put(Schema.VERSION_FIELD, new BsonInt32(schema.version() + 2));
    assertThatExceptionOfType(UnreadableDocumentException.class)
        .isThrownBy(() -> schema.read(newer));
  }

  static List<Named> schemas() {
    return ApiClasses.all().stream()
        .flatMap(type -> type.fields().stream())
        .filter(field -> field.type().name().toString().equals(Schema.class.getName()))
        .filter(field -> Modifier.isStatic(field.flags()))
        .map(AllSchemasTest::value)
        .map(Named::new)
        .toList();
  }

  private static Schema<?> value(FieldInfo field) {
    try {
      Field reflected = ApiClasses.load(field.declaringClass()).getDeclaredField(field.name());
      reflected.setAccessible(true);
      return (Schema<?>) reflected.get(null);
    } catch (ReflectiveOperationException impossible) {
      throw new LinkageError("the index is older than the classes", impossible);
    }
  }

  private static <T> BsonDocument rewritten(Schema<T> schema, BsonDocument document) {
    return schema.write(schema.read(document));
  }

  private static BsonDocument golden(Schema<?> schema, int version) {
    String name = "/documents/%s/v%d.json".formatted(schema.collection(), version);
    try (InputStream in = AllSchemasTest.class.getResourceAsStream(name)) {
      assertThat(in).as("golden document %s", name).isNotNull();
      return BsonDocument.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
