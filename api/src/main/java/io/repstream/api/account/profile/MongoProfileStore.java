package io.repstream.api.account.profile;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.repstream.api.platform.document.MongoDocuments;
import io.repstream.common.id.MemberId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Profiles in MongoDB. */
@ApplicationScoped
public class MongoProfileStore implements ProfileStore {
  private final MongoDocuments<Preferences> preferences;
  private final MongoDocuments<EmergencyData> emergencies;

  @Inject
  public MongoProfileStore(MongoDatabase database) {
    this.preferences = new MongoDocuments<>(database, Preferences.SCHEMA);
    this.emergencies = new MongoDocuments<>(database, EmergencyData.SCHEMA);
  }

  @Override
  public Optional<Preferences> preferences(MemberId memberId) {
    return preferences.byId(memberId);
  }

  @Override
  public void put(Preferences next) {
    put(preferences, next.id(), next);
  }

  @Override
  public Optional<EmergencyData> emergency(MemberId memberId) {
    return emergencies.byId(memberId);
  }

  @Override
  public void put(EmergencyData next) {
    put(emergencies, next.id(), next);
  }

  @Override
  public void removeEmergency(MemberId memberId) {
    emergencies.raw().deleteOne(Filters.eq("_id", memberId.toString()));
  }

  private static <T> void put(MongoDocuments<T> documents, MemberId id, T next) {
    if (!documents.insert(next)) {
      documents.replace(Filters.eq("_id", id.toString()), next);
    }
  }
}
