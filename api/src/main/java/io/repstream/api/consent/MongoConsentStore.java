package io.repstream.api.consent;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.repstream.api.access.DataClass;
import io.repstream.api.platform.document.MongoDocuments;
import io.repstream.common.id.MemberId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bson.conversions.Bson;

/** Answers in MongoDB; the id of member and number keeps their order without a gap. */
@ApplicationScoped
public class MongoConsentStore implements ConsentStore {
  private final MongoDocuments<ConsentEvent> events;

  @Inject
  public MongoConsentStore(MongoDatabase database) {
    this.events = new MongoDocuments<>(database, ConsentEvent.SCHEMA);
    events.ensureIndex(Indexes.ascending("memberId", "dataClass", "number"), new IndexOptions());
  }

  @Override
  public boolean add(ConsentEvent event) {
    return events.insert(event);
  }

  @Override
  public Optional<ConsentEvent> last(MemberId memberId, DataClass dataClass) {
    Bson filter =
        Filters.and(
            Filters.eq("memberId", memberId.toString()), Filters.eq("dataClass", dataClass.name()));
    return events.list(filter, Sorts.descending("number"), 1).stream().findFirst();
  }

  @Override
  public List<ConsentEvent> latest(MemberId memberId, OptionalLong before, int limit) {
    Bson own = Filters.eq("memberId", memberId.toString());
    Bson filter =
        before.isPresent() ? Filters.and(own, Filters.lt("number", before.getAsLong())) : own;
    return events.list(filter, Sorts.descending("number"), limit);
  }
}
