package io.repstream.api.signin;

import io.repstream.api.platform.outbox.Effect;
import io.repstream.api.platform.outbox.EffectHandler;
import io.repstream.common.id.SignInId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Shows at a machine what a sign-in is by now. Something newer is not overwritten. */
@ApplicationScoped
public class SignInShown implements EffectHandler {
  /** Payload: the sign-in's id. */
  static final String KIND = "sign-in-shown";

  private final SignInStore store;
  private final MachineSessions sessions;

  @Inject
  public SignInShown(SignInStore store, MachineSessions sessions) {
    this.store = store;
    this.sessions = sessions;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void deliver(Effect effect) {
    store.byId(SignInId.parse(effect.payload())).ifPresent(this::show);
  }

  private void show(SignIn signIn) {
    if (signIn.isOpen()) {
      sessions.signedIn(signIn);
    } else {
      @Nullable Instant over = signIn.endedAt() != null ? signIn.endedAt() : signIn.concludedAt();
      // The samples' time may lie before the sign-in; what is shown must come after it.
      Instant least = signIn.startedAt().plusMillis(1);
      sessions.signedOut(signIn.machineId(), over != null && over.isAfter(least) ? over : least);
    }
  }
}
