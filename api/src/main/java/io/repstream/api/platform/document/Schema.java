package io.repstream.api.platform.document;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonDocumentWriter;
import org.bson.BsonInt32;
import org.bson.BsonValue;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * The mapping between a record and the documents of one collection, with its history. Immutable.
 *
 * @param <T> the record; its {@code @BsonId} component is the document's {@code _id}
 */
public final class Schema<T> {
  /** The field that tells a document's version. */
  public static final String VERSION_FIELD = "schemaVersion";

  private final String collection;
  private final Class<T> type;
  private final List<UpgradeStep> upgrades;
  private final Codec<T> codec;

  private Schema(String collection, Class<T> type, List<UpgradeStep> upgrades) {
    this.collection = collection;
    this.type = type;
    this.upgrades = List.copyOf(upgrades);
    this.codec = RecordCodecs.registry().get(type);
  }

  /** The first version of a collection's documents. */
  public static <T> Schema<T> of(String collection, Class<T> type) {
    return new Schema<>(collection, type, List.of());
  }

  /** The next version, with the step that lifts documents of the present one to it. */
  public Schema<T> upgradedBy(UpgradeStep step) {
    List<UpgradeStep> longer = new ArrayList<>(upgrades);
    longer.add(step);
    return new Schema<>(collection, type, longer);
  }

  /** The collection's name. */
  public String collection() {
    return collection;
  }

  /** The names of the record's fields but its id, whether a document has them or not. */
  Set<String> fields() {
    return Arrays.stream(type.getRecordComponents())
        .filter(component -> !component.isAnnotationPresent(BsonId.class))
        .map(RecordComponent::getName)
        .collect(Collectors.toSet());
  }

  /** The version that this release writes, from 1. */
  public int version() {
    return upgrades.size() + 1;
  }

  /**
   * Reads a document of any version up to one above our own. The document is not changed.
   *
   * @throws UnreadableDocumentException where it is newer, or says no version
   */
  public T read(BsonDocument document) {
    int stored = storedVersion(document);
    BsonDocument current = stored < version() ? upgraded(document.clone(), stored) : document;
    return codec.decode(new BsonDocumentReader(current), DecoderContext.builder().build());
  }

  /** Writes a record as a document of our version. */
  public BsonDocument write(T value) {
    BsonDocument document = new BsonDocument();
    codec.encode(new BsonDocumentWriter(document), value, EncoderContext.builder().build());
    document.put(VERSION_FIELD, new BsonInt32(version()));
    return document;
  }

  /** A record that is a part of a document, for an update that writes it alone. */
  public static <P> BsonDocument writePart(Class<P> type, P part) {
    BsonDocument document = new BsonDocument();
    Codec<P> codec = RecordCodecs.registry().get(type);
    codec.encode(new BsonDocumentWriter(document), part, EncoderContext.builder().build());
    return document;
  }

  private int storedVersion(BsonDocument document) {
    BsonValue stored = document.get(VERSION_FIELD);
    if (stored == null || !stored.isNumber()) {
      throw new UnreadableDocumentException(collection + ": a document without schemaVersion");
    }
    int value = stored.asNumber().intValue();
    if (value < 1 || value > version() + 1) {
      throw new UnreadableDocumentException(
          "%s: a document of version %d, this release knows %d"
              .formatted(collection, value, version()));
    }
    return value;
  }

  private BsonDocument upgraded(BsonDocument document, int stored) {
    for (int from = stored; from < version(); from++) {
      upgrades.get(from - 1).apply(document);
      document.put(VERSION_FIELD, new BsonInt32(from + 1));
    }
    return document;
  }
}
