package io.repstream.api.account;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.repstream.api.platform.document.MongoDocuments;
import io.repstream.common.id.MemberId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Accounts in MongoDB. */
@ApplicationScoped
public class MongoAccountStore implements AccountStore {
  private final MongoDocuments<Account> accounts;

  @Inject
  public MongoAccountStore(MongoDatabase database) {
    accounts = new MongoDocuments<>(database, Account.SCHEMA);
    accounts.ensureIndex(Indexes.ascending("email"), new IndexOptions().unique(true));
  }

  @Override
  public Optional<Account> byEmail(EmailAddress email) {
    return accounts.first(Filters.eq("email", email.value()));
  }

  @Override
  public Optional<Account> byId(MemberId id) {
    return accounts.byId(id);
  }

  @Override
  public List<Account> byIds(Collection<MemberId> ids) {
    List<String> texts = ids.stream().map(MemberId::toString).toList();
    return accounts.list(Filters.in("_id", texts), Sorts.ascending("_id"), texts.size());
  }

  @Override
  public boolean add(Account account) {
    return accounts.insert(account);
  }

  @Override
  public void replacePasswordHash(MemberId id, String present, String next) {
    accounts.update(
        Filters.and(Filters.eq("_id", id.toString()), Filters.eq("passwordHash", present)),
        Updates.set("passwordHash", next));
  }
}
