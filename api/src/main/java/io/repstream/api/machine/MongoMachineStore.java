package io.repstream.api.machine;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.repstream.api.audit.AuditEvent;
import io.repstream.api.platform.creation.Creation;
import io.repstream.api.platform.document.MongoDocuments;
import io.repstream.api.platform.outbox.OutboxOwner;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;

/** The inventory in MongoDB. */
@ApplicationScoped
public class MongoMachineStore implements MachineStore, OutboxOwner {
  private final MongoDocuments<Machine> machines;

  @Inject
  public MongoMachineStore(MongoDatabase database) {
    this.machines = new MongoDocuments<>(database, Machine.SCHEMA);
    machines.ensureIndex(Indexes.ascending("gymId", "_id"), new IndexOptions());
  }

  @Override
  public void add(Machine machine, Creation<Machine> creation, AuditEvent audited) {
    if (!machines.insert(machine, creation, List.of(audited.effect()))) {
      throw new IllegalStateException("a new machine's id is taken");
    }
  }

  @Override
  public String outboxCollection() {
    return Machine.SCHEMA.collection();
  }

  @Override
  public boolean replaceCredential(Machine machine) {
    return machines.replace(
        Filters.and(
            Filters.eq("_id", machine.id().value()),
            Filters.eq("credential.revision", machine.credential().revision() - 1)),
        machine);
  }

  @Override
  public Optional<Machine> byId(MachineId id) {
    return machines.byId(id);
  }

  @Override
  public List<Machine> ofGym(GymId gymId, Optional<MachineId> after, int limit) {
    Bson filter = Filters.and(Filters.eq("gymId", gymId.toString()), following(after));
    return machines.list(filter, Sorts.ascending("_id"), limit);
  }

  @Override
  public List<Machine> all(Optional<MachineId> after, int limit) {
    return machines.list(following(after), Sorts.ascending("_id"), limit);
  }

  private static Bson following(Optional<MachineId> after) {
    return after.map(id -> Filters.gt("_id", id.value())).orElseGet(Filters::empty);
  }
}
