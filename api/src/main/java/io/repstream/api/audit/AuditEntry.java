package io.repstream.api.audit;

import io.repstream.api.platform.document.Schema;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the audit log, as stored.
 *
 * @param id tenant and number
 * @param number within its tenant, from 1 without a gap
 * @param previousHash of the entry before; empty for the first
 * @param hash over all of this but itself
 */
public record AuditEntry(
    @BsonId String id,
    String tenant,
    long number,
    String eventId,
    Instant at,
    String action,
    @Nullable String actor,
    @Nullable String target,
    String detail,
    String previousHash,
    String hash) {
  public static final Schema<AuditEntry> SCHEMA = Schema.of("auditEntries", AuditEntry.class);

  /** The entry of an event behind another one. */
  static AuditEntry of(AuditEvent event, long number, String previousHash, AuditSeal seal) {
    AuditEntry open =
        new AuditEntry(
            id(event.tenant(), number),
            event.tenant(),
            number,
            event.eventId(),
            event.at().truncatedTo(ChronoUnit.MILLIS),
            event.action().text(),
            event.actor(),
            event.target(),
            event.detail(),
            previousHash,
            "");
    return open.withHash(seal.hash(open.content()));
  }

  /** The id of an entry; ids of a tenant sort by number. */
  static String id(String tenant, long number) {
    return "%s:%012d".formatted(tenant, number);
  }

  /** Whether it is as it was written. */
  boolean isGenuine(AuditSeal seal) {
    return id.equals(id(tenant, number)) && hash.equals(seal.hash(content()));
  }

  private AuditEntry withHash(String sealed) {
    return new AuditEntry(
        id, tenant, number, eventId, at, action, actor, target, detail, previousHash, sealed);
  }

  /** A text that two different entries never share. */
  private String content() {
    JsonArrayBuilder content =
        Json.createArrayBuilder()
            .add(tenant)
            .add(number)
            .add(eventId)
            .add(at.toString())
            .add(action)
            .add(Objects.requireNonNullElse(actor, ""))
            .add(Objects.requireNonNullElse(target, ""))
            .add(detail)
            .add(previousHash);
    return content.build().toString();
  }
}
