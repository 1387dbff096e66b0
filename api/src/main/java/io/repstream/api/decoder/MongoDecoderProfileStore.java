package io.repstream.api.decoder;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.repstream.api.platform.document.MongoDocuments;
import io.repstream.api.platform.document.Schema;
import io.repstream.common.ftms.DecoderProfile;
import io.repstream.common.id.MachineId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.bson.conversions.Bson;

/** Decoder profiles in MongoDB; the first word about a machine is an insert. */
@ApplicationScoped
public class MongoDecoderProfileStore implements DecoderProfileStore {
  private final MongoDocuments<MachineProfile> profiles;

  @Inject
  public MongoDecoderProfileStore(MongoDatabase database) {
    this.profiles = new MongoDocuments<>(database, MachineProfile.SCHEMA);
  }

  @Override
  public MachineProfile of(MachineId machineId) {
    return profiles.byId(machineId).orElseGet(() -> MachineProfile.standard(machineId));
  }

  @Override
  public boolean replace(MachineId machineId, DecoderProfile next) {
    MachineProfile replacement = new MachineProfile(machineId, next, null);
    return profiles.replace(inForce(machineId, next.version() - 1), replacement)
        || (isFirst(next) && profiles.insert(replacement));
  }

  @Override
  public void propose(MachineId machineId, MachineProfile.Proposal proposal) {
    DecoderProfile next = proposal.profile();
    Bson unknown =
        Filters.and(
            profiles.ours(inForce(machineId, next.version() - 1)),
            Filters.exists("proposal", false));
    Bson change =
        Updates.set("proposal", Schema.writePart(MachineProfile.Proposal.class, proposal));
    boolean taken = profiles.update(unknown, change).isPresent();
    if (!taken && isFirst(next)) {
      boolean _ =
          profiles.insert(new MachineProfile(machineId, DecoderProfile.standard(), proposal));
    }
  }

  private static boolean isFirst(DecoderProfile next) {
    return next.version() == DecoderProfile.standard().version() + 1;
  }

  private static Bson inForce(MachineId machineId, int version) {
    return Filters.and(
        Filters.eq("_id", machineId.value()), Filters.eq("profile.version", version));
  }
}
