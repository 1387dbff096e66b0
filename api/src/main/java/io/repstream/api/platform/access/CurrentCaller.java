package io.repstream.api.platform.access;

import io.helidon.common.context.Contexts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The caller of the request that the current thread works on. */
@ApplicationScoped
public class CurrentCaller {
  /**
   * The caller, on a route that needs one.
   *
   * @throws IllegalStateException on a route that is open to anonymous callers and got one
   */
  public Caller get() {
    return find()
        .orElseThrow(() -> new IllegalStateException("this route admits anonymous callers"));
  }

  /** The caller, if they sent a token. */
  public Optional<Caller> find() {
    return Contexts.context().flatMap(context -> context.get(Caller.class));
  }

  /**
   * Where the request comes from.
   *
   * @throws IllegalStateException outside of a request
   */
  public ClientAddress address() {
    return Contexts.context()
        .flatMap(context -> context.get(ClientAddress.class))
        .orElseThrow(() -> new IllegalStateException("not in a request"));
  }
}
