package io.repstream.api.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.api.platform.document.Schema;
import io.repstream.api.platform.person.PersonalRecords;
import io.repstream.api.testing.ApiClasses;
import io.repstream.api.testing.ApiServer;
import io.repstream.api.testing.ApiTest;
import io.repstream.common.id.MemberId;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.codecs.pojo.annotations.BsonId;
import org.junit.jupiter.api.Test;

/** Whoever stores a member's id tells of it, or exports are not whole and erasures leave it. */
@ApiTest
class EveryRecordOfPeopleIT {
  /** Ids of people that are stored as plain text. */
  private static final Set<String> AS_TEXT = Set.of("auditEntries.actor");

  private final ApiServer server;

  EveryRecordOfPeopleIT(ApiServer server) {
    this.server = server;
  }

  @Test
  void isToldOfBySomeHolder() {
    Set<String> told =
        server.bean(Holders.class).inOrder().stream()
            .flatMap(holder -> holder.records().stream())
            .map(PersonalRecords::text)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> stored = new TreeSet<>(AS_TEXT);
    ApiClasses.all().stream()
        .flatMap(type -> type.fields().stream())
        .filter(field -> field.type().name().toString().equals(Schema.class.getName()))
        .filter(field -> Modifier.isStatic(field.flags()))
        .forEach(
            field -> {
              Class<?> owner = ApiClasses.load(field.declaringClass());
              Field schema = reflected(owner, field.name());
              Type record =
                  ((ParameterizedType) schema.getGenericType()).getActualTypeArguments()[0];
              paths((Class<?>) record, "")
                  .forEach(path -> stored.add(collection(schema) + "." + path));
            });
    assertThat(told).containsExactlyElementsOf(stored);
  }

  private static Stream<String> paths(Class<?> record, String before) {
    return Stream.of(record.getRecordComponents())
        .flatMap(
            component -> {
              Field field = reflected(record, component.getName());
              String name = field.isAnnotationPresent(BsonId.class) ? "_id" : field.getName();
              return types(component)
                  .flatMap(
                      type ->
                          type.equals(MemberId.class)
                              ? Stream.of(before + name)
                              : type.isRecord()
                                      && type.getName().startsWith("io.repstream")
                                      && !type.equals(record)
                                  ? paths(type, before + name + ".")
                                  : Stream.empty());
            });
  }

  private static Stream<Class<?>> types(RecordComponent component) {
    if (component.getGenericType() instanceof ParameterizedType generic) {
      return Stream.of(generic.getActualTypeArguments())
          .filter(Class.class::isInstance)
          .map(type -> (Class<?>) type);
    }
    return Stream.of(component.getType());
  }

  private static Field reflected(Class<?> owner, String name) {
    try {
      Field field = owner.getDeclaredField(name);
      field.setAccessible(true);
      return field;
    } catch (NoSuchFieldException impossible) {
      throw new LinkageError("the index is older than the classes", impossible);
    }
  }

  private static String collection(Field schema) {
    try {
      return ((Schema<?>) schema.get(null)).collection();
    } catch (IllegalAccessException impossible) {
      throw new LinkageError("it was made accessible", impossible);
    }
  }
}
