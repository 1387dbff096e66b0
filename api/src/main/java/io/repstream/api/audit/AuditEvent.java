package io.repstream.api.audit;

import io.repstream.api.platform.outbox.Effect;
import io.repstream.common.id.ChainId;
import io.repstream.common.id.MemberId;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something to be kept in the audit log.
 *
 * @param eventId the same event again is the same entry
 * @param tenant the chain's id, or {@link #INSTALLATION}
 * @param actor the member's id who did it; null where nobody is known
 * @param target the id of what it was done to; null where that is the actor
 * @param detail a few more ids or names of ours; may be empty
 */
public record AuditEvent(
    String eventId,
    String tenant,
    Instant at,
    AuditAction action,
    @Nullable String actor,
    @Nullable String target,
    String detail) {
  /** The tenant of what belongs to no chain. */
  public static final String INSTALLATION = "installation";

  /** The kind of an effect that carries an event out of a changed document. */
  public static final String EFFECT_KIND = "audit";

  private static final Jsonb JSON = JsonbBuilder.create();

  /** Something in a chain. */
  public static AuditEvent in(
      ChainId chain, AuditAction action, MemberId actor, String target, String detail, Instant at) {
    return new AuditEvent(
        UUID.randomUUID().toString(),
        chain.toString(),
        at,
        action,
        actor.toString(),
        target,
        detail);
  }

  /** Something about an account, which belongs to no chain. */
  public static AuditEvent ofAccount(
      AuditAction action, @Nullable MemberId actor, String detail, Instant at) {
    return new AuditEvent(
        UUID.randomUUID().toString(),
        INSTALLATION,
        at,
        action,
        actor == null ? null : actor.toString(),
        null,
        detail);
  }

  /** As an effect, to be stored with the change that it tells of. */
  public Effect effect() {
    return new Effect(eventId, EFFECT_KIND, JSON.toJson(this));
  }

  static AuditEvent of(Effect effect) {
    return JSON.fromJson(effect.payload(), AuditEvent.class);
  }
}
