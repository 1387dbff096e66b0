package io.repstream.api.platform.document;

import java.util.function.Function;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;

/** Stores a value as the text that its {@code toString} and parser agree on. */
final class TextCodec<T> implements Codec<T> {
  private final Class<T> type;
  private final Function<String, T> parser;

  TextCodec(Class<T> type, Function<String, T> parser) {
    this.type = type;
    this.parser = parser;
  }

  @Override
  public void encode(BsonWriter writer, T value, EncoderContext context) {
    writer.writeString(value.toString());
  }

  @Override
  public T decode(BsonReader reader, DecoderContext context) {
    return parser.apply(reader.readString());
  }

  @Override
  public Class<T> getEncoderClass() {
    return type;
  }
}
