package io.repstream.api.platform.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.repstream.common.id.GymId;
import java.time.Instant;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

public class SchemaTest {
  private static final GymId GYM = GymId.parse("0190a1b2-0000-7000-8000-000000000001");

  /** Public, as every stored record: the codec reads its accessors. */
  public record Towel(
      @BsonId String id,
      GymId gymId,
      Instant washedAt,
      List<String> colours,
      @Nullable String owner) {}

  private final Schema<Towel> first = Schema.of("towels", Towel.class);
  private final Schema<Towel> third =
      first
          .upgradedBy(document -> document.put("colours", document.getArray("colors")))
          .upgradedBy(document -> document.putIfAbsent("owner", new BsonString("house")));

  @Test
  void writesIdsAsTextAndLeavesOutWhatIsUnknown() {
    BsonDocument document = first.write(towel(null));

    assertThat(document.keySet())
        .containsExactlyInAnyOrder("_id", "gymId", "washedAt", "colours", "schemaVersion");
    assertThat(document.getString("gymId").getValue()).isEqualTo(GYM.toString());
    assertThat(document.getInt32("schemaVersion").getValue()).isEqualTo(1);
  }

  @Test
  void readsWhatItWrote() {
    assertThat(first.read(first.write(towel("ann")))).isEqualTo(towel("ann"));
  }

  @Test
  void liftsOldDocumentsStepByStepWithoutTouchingThem() {
    BsonDocument old = first.write(towel(null));
    old.put("colors", old.remove("colours"));

    assertThat(third.read(old)).isEqualTo(towel("house"));
    assertThat(old.getInt32("schemaVersion").getValue()).isEqualTo(1);
    assertThat(old).containsKey("colors").doesNotContainKey("owner");
  }

  @Test
  void readsADocumentOfTheNextReleaseTolerantly() {
    BsonDocument next = third.write(towel("ann"));
    next.put("schemaVersion", new BsonInt32(4));
    next.put("fabric", new BsonString("cotton"));

    assertThat(third.read(next)).isEqualTo(towel("ann"));
  }

  @Test
  void refusesWhatIsNewerStillOrSaysNoVersion() {
    BsonDocument alien = third.write(towel("ann"));
    alien.put("schemaVersion", new BsonInt32(5));
    assertThatExceptionOfType(UnreadableDocumentException.class)
        .isThrownBy(() -> third.read(alien))
        .withMessage("towels: a document of version 5, this release knows 3");

    alien.remove("schemaVersion");
    assertThatExceptionOfType(UnreadableDocumentException.class)
        .isThrownBy(() -> third.read(alien));
  }

  private static Towel towel(@Nullable String owner) {
    return new Towel("t1", GYM, Instant.ofEpochMilli(1_000), List.of("blue"), owner);
  }
}
