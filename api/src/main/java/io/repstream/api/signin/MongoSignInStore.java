package io.repstream.api.signin;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.repstream.api.platform.creation.Creation;
import io.repstream.api.platform.document.MongoDocuments;
import io.repstream.api.platform.outbox.Effect;
import io.repstream.api.platform.outbox.MongoOutbox;
import io.repstream.api.platform.outbox.OutboxOwner;
import io.repstream.common.clock.WallClock;
import io.repstream.common.id.MachineId;
import io.repstream.common.id.MemberId;
import io.repstream.common.id.SignInId;
import io.repstream.common.id.WorkoutId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;

/** Sign-ins in MongoDB; one document decides who holds a machine. */
@ApplicationScoped
public class MongoSignInStore implements SignInStore, OutboxOwner {
  /** A bound on what one machine's window may hold; a window is hours, not months. */
  private static final int MOST_OVERLAPPING = 1_000;

  private static final int MOST_OPEN = 100;

  private final MongoDocuments<SignIn> signIns;
  private final WallClock clock = WallClock.system();

  @Inject
  public MongoSignInStore(MongoDatabase database) {
    this.signIns = new MongoDocuments<>(database, SignIn.SCHEMA);
    signIns.ensureIndex(Indexes.ascending("openAt"), new IndexOptions().unique(true).sparse(true));
    signIns.ensureIndex(Indexes.ascending("machineId", "startedAt"), new IndexOptions());
    signIns.ensureIndex(Indexes.ascending("memberId", "startedAt"), new IndexOptions());
    signIns.ensureIndex(Indexes.ascending("workoutId"), new IndexOptions());
  }

  @Override
  public boolean open(SignIn signIn, Creation<SignIn> creation) {
    return signIns.insert(signIn, creation, shown(signIn.id()));
  }

  @Override
  public Optional<SignIn> byId(SignInId id) {
    return signIns.byId(id);
  }

  @Override
  public String outboxCollection() {
    return SignIn.SCHEMA.collection();
  }

  @Override
  public Optional<SignIn> openAt(MachineId machineId) {
    return signIns.first(Filters.eq("openAt", machineId.value()));
  }

  @Override
  public Optional<SignIn> end(SignInId id, Instant endedAt) {
    return free(id, Updates.set("endedAt", endedAt));
  }

  @Override
  public Optional<SignIn> conclude(SignInId id, Instant concludedAt) {
    return free(id, Updates.set("concludedAt", concludedAt));
  }

  @Override
  public List<SignIn> openOf(MemberId memberId) {
    return signIns.list(
        Filters.and(Filters.eq("memberId", memberId.toString()), Filters.ne("openAt", null)),
        Sorts.ascending("_id"),
        MOST_OPEN);
  }

  @Override
  public List<SignIn> overlapping(MachineId machineId, Instant from, Instant to) {
    Bson filter =
        Filters.and(
            Filters.eq("machineId", machineId.value()),
            Filters.lt("startedAt", to),
            // One that was only concluded has no end; this bounds how far back it is looked for.
            Filters.gt("startedAt", from.minus(SignIns.LONGEST)),
            Filters.or(Filters.exists("endedAt", false), Filters.gt("endedAt", from)));
    return signIns.list(filter, Sorts.descending("startedAt"), MOST_OVERLAPPING);
  }

  @Override
  public Optional<SignIn> ofWorkout(WorkoutId workoutId) {
    return signIns.first(Filters.eq("workoutId", workoutId.toString()));
  }

  private Optional<SignIn> free(SignInId id, Bson end) {
    Bson open = Filters.and(Filters.eq("_id", id.toString()), Filters.exists("openAt"));
    Bson effects = MongoOutbox.adding(shown(id), clock.instant());
    return signIns.update(open, Updates.combine(end, Updates.unset("openAt"), effects));
  }

  private static List<Effect> shown(SignInId id) {
    return List.of(Effect.of(SignInShown.KIND, id.toString()));
  }
}
