package io.repstream.api.machine;

import io.repstream.api.platform.document.Schema;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import io.repstream.common.machine.MachineType;
import java.time.Instant;
import java.util.Base64;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A machine of a gym's inventory, as stored.
 *
 * @param id minted by us
 * @param gymId where it stands
 * @param details what people know it by
 * @param credential what lets it in
 * @param createdAt when it was provisioned
 */
public record Machine(
    @BsonId MachineId id,
    GymId gymId,
    MachineDetails details,
    StoredCredential credential,
    Instant createdAt) {
  public static final Schema<Machine> SCHEMA = Schema.of("machines", Machine.class);

  /**
   * What people know a machine by.
   *
   * @param name as written on it
   * @param position on the floor plan, where it has one
   */
  public record MachineDetails(
      String name,
      MachineType type,
      String vendor,
      String model,
      String serial,
      @Nullable FloorPosition position) {}

  /**
   * A credential at rest.
   *
   * @param revision rises with each change
   * @param sealed a {@code MachineCredential} under the master key, base64
   */
  public record StoredCredential(long revision, String sealed) {
    /** Of sealed bytes. */
    static StoredCredential of(long revision, byte[] sealed) {
      return new StoredCredential(revision, Base64.getEncoder().encodeToString(sealed));
    }

    /** The sealed bytes, as the gateways get them. */
    byte[] sealedBytes() {
      return Base64.getDecoder().decode(sealed);
    }
  }
}
