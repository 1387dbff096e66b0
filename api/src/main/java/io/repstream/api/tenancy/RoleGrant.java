package io.repstream.api.tenancy;

import io.repstream.api.access.Affiliation;
import io.repstream.api.access.Place;
import io.repstream.api.access.Role;
import io.repstream.api.audit.AuditAction;
import io.repstream.api.audit.AuditEvent;
import io.repstream.api.platform.document.Schema;
import io.repstream.common.id.ChainId;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MemberId;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * That somebody was given a role, as stored. It stays as it is; the affiliation that follows from
 * it may be replaced by a later one.
 *
 * @param gymId the gym; null for a role in the whole chain
 * @param grantedBy who gave it
 */
public record RoleGrant(
    @BsonId String id,
    MemberId memberId,
    ChainId chainId,
    @Nullable GymId gymId,
    Role role,
    MemberId grantedBy,
    Instant grantedAt) {
  public static final Schema<RoleGrant> SCHEMA = Schema.of("roleGrants", RoleGrant.class);

  /** What the audit log keeps of it. */
  AuditEvent audited() {
    String where = gymId == null ? chainId.toString() : gymId.toString();
    return AuditEvent.in(
        chainId,
        AuditAction.ROLE_GRANTED,
        grantedBy,
        memberId.toString(),
        role.text() + " " + where,
        grantedAt);
  }

  /** What they become by it. */
  Affiliation affiliation() {
    return gymId == null
        ? Affiliation.inChain(memberId, chainId, role, grantedAt)
        : Affiliation.inGym(memberId, new Place(chainId, gymId), role, grantedAt);
  }
}
