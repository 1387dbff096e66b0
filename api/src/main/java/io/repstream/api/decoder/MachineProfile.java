package io.repstream.api.decoder;

import io.repstream.api.platform.document.Schema;
import io.repstream.common.ftms.DecoderProfile;
import io.repstream.common.id.MachineId;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * The decoder profile of a machine, as stored.
 *
 * @param profile in force
 * @param proposal for the next version; null where there is none
 */
public record MachineProfile(
    @BsonId MachineId id, DecoderProfile profile, @Nullable Proposal proposal) {
  public static final Schema<MachineProfile> SCHEMA =
      Schema.of("decoderProfiles", MachineProfile.class);

  /**
   * What the machine's packets taught.
   *
   * @param at when they were enough
   */
  public record Proposal(DecoderProfile profile, Instant at) {}

  /** Of a machine of which nobody has said anything. */
  static MachineProfile standard(MachineId id) {
    return new MachineProfile(id, DecoderProfile.standard(), null);
  }
}
