package io.repstream.api.platform.creation;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One request's wish to create something. A resource makes it by {@link Creations}, domain code
 * takes the id from it, the store inserts its stamp with the document, and the resource answers
 * with it. Belongs to the request's thread.
 *
 * @param <T> the record that is created
 */
public final class Creation<T> {
  private final UUID id;
  private final Optional<Mark> mark;
  private final Function<T, CreatedAnswer> view;
  private @Nullable CreatedAnswer answer;

  private Creation(UUID id, Optional<Mark> mark, Function<T, CreatedAnswer> view) {
    this.id = id;
    this.mark = mark;
    this.view = view;
  }

  /** What a key adds: the request's hash, and the secret that seals. */
  private record Mark(String hash, CreationSecret secret) {}

  /** Of a request without a key. */
  static <T> Creation<T> once(Function<T, CreatedAnswer> view) {
    return new Creation<>(UuidCreator.getTimeOrderedEpoch(), Optional.empty(), view);
  }

  /** Of a request with a key. */
  static <T> Creation<T> keyed(
      UUID id, String hash, CreationSecret secret, Function<T, CreatedAnswer> view) {
    return new Creation<>(id, Optional.of(new Mark(hash, secret)), view);
  }

  /** Of no request: something that the installation creates by itself. */
  public static <T> Creation<T> internal() {
    return once(
        value -> {
          throw new IllegalStateException("nobody asked for " + value);
        });
  }

  /** The id of what is to be created. */
  public UUID id() {
    return id;
  }

  /**
   * What to store with the new document; for stores.
   *
   * @param value as it will be stored
   */
  public Optional<CreationStamp> stamp(T value) {
    return mark.map(
        keyed -> {
          CreatedAnswer given = view.apply(value);
          String sealed = keyed.secret().seal(id, given.bytes());
          answer = given;
          return new CreationStamp(keyed.hash(), sealed);
        });
  }

  /**
   * What to do where the id is taken, by a repetition of this request or another one with its key.
   *
   * @throws RepeatedRequest with the answer of the first one
   */
  public void met(CreationStamp stamp) {
    Mark keyed = mark.orElseThrow();
    if (!stamp.hash().equals(keyed.hash())) {
      throw RepeatedRequest.ofAnother();
    }
    byte[] first = keyed.secret().open(id, stamp.answer());
    throw RepeatedRequest.withAnswer(CreatedAnswer.ofBytes(first));
  }

  /** Whether the request has a key. */
  public boolean isKeyed() {
    return mark.isPresent();
  }

  /** The answer to the request, once {@code value} is stored. */
  public Response answer(T value) {
    CreatedAnswer given = answer;
    return Objects.requireNonNullElseGet(given, () -> view.apply(value)).response();
  }
}
