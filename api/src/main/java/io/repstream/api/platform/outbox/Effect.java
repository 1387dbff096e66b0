package io.repstream.api.platform.outbox;

import java.util.UUID;

/**
 * Something that must follow a change.
 *
 * @param id the same at each delivery
 * @param kind of an {@link EffectHandler}
 * @param payload of the kind's own form
 */
public record Effect(String id, String kind, String payload) {
  /** A new effect. */
  public static Effect of(String kind, String payload) {
    return new Effect(UUID.randomUUID().toString(), kind, payload);
  }
}
