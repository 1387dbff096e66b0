package io.repstream.api.command;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.repstream.api.command.life.Command;
import io.repstream.api.platform.creation.Creation;
import io.repstream.api.platform.document.MongoDocuments;
import io.repstream.api.platform.outbox.Effect;
import io.repstream.api.platform.outbox.OutboxOwner;
import io.repstream.common.id.CommandId;
import io.repstream.common.id.MachineId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;

/** Commands in MongoDB. */
@ApplicationScoped
public class MongoCommandStore implements CommandStore, OutboxOwner {
  private final MongoDocuments<Command> commands;

  @Inject
  public MongoCommandStore(MongoDatabase database) {
    this.commands = new MongoDocuments<>(database, Command.SCHEMA);
    commands.ensureIndex(Indexes.ascending("machineId", "createdAt", "_id"), new IndexOptions());
    commands.ensureIndex(Indexes.ascending("openAt"), new IndexOptions().sparse(true));
    commands.ensureIndex(Indexes.ascending("dueAt"), new IndexOptions().sparse(true));
  }

  @Override
  public void add(Command command, Creation<Command> creation, List<Effect> effects) {
    if (!commands.insert(command, creation, effects)) {
      throw new IllegalStateException("a new command's id is taken");
    }
  }

  @Override
  public String outboxCollection() {
    return Command.SCHEMA.collection();
  }

  @Override
  public Optional<Command> byId(CommandId id) {
    return commands.byId(id);
  }

  @Override
  public boolean replace(Command command) {
    return commands.replace(
        Filters.and(
            Filters.eq("_id", command.id().toString()),
            Filters.eq("version", command.version() - 1)),
        command);
  }

  @Override
  public List<Command> ofMachine(MachineId machineId, Optional<CommandId> before, int limit) {
    Bson older = before.flatMap(this::byId).map(MongoCommandStore::older).orElseGet(Filters::empty);
    return commands.list(
        Filters.and(Filters.eq("machineId", machineId.value()), older),
        Sorts.descending("createdAt", "_id"),
        limit);
  }

  private static Bson older(Command than) {
    return Filters.or(
        Filters.lt("createdAt", than.createdAt()),
        Filters.and(
            Filters.eq("createdAt", than.createdAt()), Filters.lt("_id", than.id().toString())));
  }

  @Override
  public long openCount(MachineId machineId) {
    return commands.raw().countDocuments(Filters.eq("openAt", machineId.value()));
  }

  @Override
  public List<Command> due(Instant now, int limit) {
    return commands.list(Filters.lte("dueAt", now), Sorts.ascending("dueAt"), limit);
  }
}
