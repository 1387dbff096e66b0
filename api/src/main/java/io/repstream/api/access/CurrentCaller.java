package io.repstream.api.access;

import jakarta.enterprise.context.RequestScoped;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The caller of the request under way. The filter that verified their token puts them here; for the
 * request's thread.
 */
@RequestScoped
public class CurrentCaller {
  private @Nullable Caller caller;

  /**
   * Who sent the request.
   *
   * @throws NullPointerException on a public route, where nobody has to say who they are
   */
  public Caller get() {
    return Objects.requireNonNull(caller, "a protected route has a caller");
  }

  /** Says who sent the request; for the filter that verified it. */
  public void set(Caller verified) {
    this.caller = verified;
  }
}
