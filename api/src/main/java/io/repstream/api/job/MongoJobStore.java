package io.repstream.api.job;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.repstream.api.platform.document.MongoDocuments;
import io.repstream.common.id.JobId;
import io.repstream.common.id.MemberId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;

/** Jobs in MongoDB. */
@ApplicationScoped
public class MongoJobStore implements JobStore {
  private final MongoDocuments<Job> jobs;

  @Inject
  public MongoJobStore(MongoDatabase database) {
    this.jobs = new MongoDocuments<>(database, Job.SCHEMA);
    jobs.ensureIndex(Indexes.ascending("dueAt"), new IndexOptions().sparse(true));
    jobs.ensureIndex(Indexes.ascending("openAs"), new IndexOptions().unique(true).sparse(true));
    jobs.ensureIndex(Indexes.ascending("requestedBy", "createdAt"), new IndexOptions());
    jobs.ensureIndex(Indexes.ascending("state", "createdAt"), new IndexOptions());
  }

  @Override
  public boolean add(Job job) {
    return jobs.insert(job);
  }

  @Override
  public Optional<Job> byId(JobId id) {
    return jobs.byId(id);
  }

  @Override
  public Optional<Job> open(String openAs) {
    return jobs.first(Filters.eq("openAs", openAs));
  }

  @Override
  public boolean replace(Job job) {
    return jobs.replace(
        Filters.and(
            Filters.eq("_id", job.id().toString()), Filters.eq("version", job.version() - 1)),
        job);
  }

  @Override
  public boolean renew(JobId id, String holder, Instant until) {
    Bson held = Filters.and(Filters.eq("_id", id.toString()), Filters.eq("holder", holder));
    return jobs.raw().updateOne(held, Updates.set("dueAt", until)).getMatchedCount() == 1;
  }

  @Override
  public List<Job> due(Collection<String> kinds, Instant now, int limit) {
    Bson due = Filters.and(Filters.lte("dueAt", now), Filters.in("kind", kinds));
    return jobs.list(due, Sorts.ascending("dueAt"), limit);
  }

  @Override
  public List<Job> of(MemberId member, Optional<JobId> before, int limit) {
    return latest(Filters.eq("requestedBy", member.toString()), before, limit);
  }

  @Override
  public List<Job> in(JobState state, Optional<JobId> before, int limit) {
    return latest(Filters.eq("state", state.name()), before, limit);
  }

  private List<Job> latest(Bson which, Optional<JobId> before, int limit) {
    Bson older = before.flatMap(this::byId).map(MongoJobStore::older).orElseGet(Filters::empty);
    return jobs.list(Filters.and(which, older), Sorts.descending("createdAt", "_id"), limit);
  }

  private static Bson older(Job than) {
    return Filters.or(
        Filters.lt("createdAt", than.createdAt()),
        Filters.and(
            Filters.eq("createdAt", than.createdAt()), Filters.lt("_id", than.id().toString())));
  }
}
