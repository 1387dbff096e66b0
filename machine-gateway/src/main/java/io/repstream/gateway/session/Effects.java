package io.repstream.gateway.session;

import io.repstream.common.rmp.RmpMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The effects of one input, in order. Lives as long as its session and is emptied each time. */
final class Effects {
  private final List<Effect> effects = new ArrayList<>(2);
  private final List<Effect> view = Collections.unmodifiableList(effects);

  void clear() {
    effects.clear();
  }

  void add(Effect effect) {
    effects.add(effect);
  }

  void send(RmpMessage message) {
    effects.add(new Effect.Send(message));
  }

  boolean sends() {
    for (int i = 0; i < effects.size(); i++) {
      if (effects.get(i) instanceof Effect.Send) {
        return true;
      }
    }
    return false;
  }

  List<Effect> view() {
    return view;
  }
}
