package io.repstream.api.platform.outbox;

/** Delivers effects of a kind. A bean for each kind; safe for all threads. */
public interface EffectHandler {
  /** The kind's name, stable. */
  String kind();

  /**
   * Delivers an effect; the same one may come again. May block for seconds; what it throws means
   * that it is to come again later.
   */
  void deliver(Effect effect);
}
