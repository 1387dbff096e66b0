package io.repstream.api.platform.creation;

import io.helidon.common.context.Contexts;
import io.repstream.api.platform.access.Caller;
import io.repstream.api.platform.access.CurrentCaller;
import io.repstream.api.platform.config.ApiConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.function.Function;

/** How a creating operation begins. Safe for all threads; calls may block. */
@ApplicationScoped
public class Creations {
  private final CurrentCaller caller;
  private final CreationStamps stamps;
  private final CreationSecret secret;

  @Inject
  public Creations(CurrentCaller caller, CreationStamps stamps, ApiConfig config) {
    this.caller = caller;
    this.stamps = stamps;
    this.secret = new CreationSecret(config.passwords().pepper());
  }

  /**
   * Begins to create something for the caller of this request.
   *
   * @param operation names the operation, the same for ever
   * @param collection where the new document goes
   * @param view the answer to give for what was created
   * @throws RepeatedRequest where a document of the same key stands there
   */
  public <T> Creation<T> begin(
      String operation, String collection, Function<T, CreatedAnswer> view) {
    return Contexts.context()
        .flatMap(context -> context.get(KeyedRequest.class))
        .map(request -> keyed(request, operation, collection, view))
        .orElseGet(() -> Creation.once(view));
  }

  private <T> Creation<T> keyed(
      KeyedRequest request, String operation, String collection, Function<T, CreatedAnswer> view) {
    Caller who = caller.get();
    UUID id = secret.id(who.memberId().toString(), operation, request.key());
    String hash = request.hash(secret);
    Creation<T> creation = Creation.keyed(id, hash, secret, view);
    stamps.find(collection, id).ifPresent(creation::met);
    return creation;
  }
}
