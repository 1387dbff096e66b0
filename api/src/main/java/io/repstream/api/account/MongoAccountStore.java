package io.repstream.api.account;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.repstream.api.platform.document.MongoDocuments;
import io.repstream.api.platform.document.Schema;
import io.repstream.common.id.MemberId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/** Accounts in MongoDB. */
@ApplicationScoped
public class MongoAccountStore implements AccountStore {
  private static final String VERIFICATION = "verification";
  private static final String RESET = "passwordReset";
  private static final String FACTOR = "secondFactor";

  private final MongoDocuments<Account> accounts;

  @Inject
  public MongoAccountStore(MongoDatabase database) {
    accounts = new MongoDocuments<>(database, Account.SCHEMA);
    accounts.ensureIndex(Indexes.ascending("email"), new IndexOptions().unique(true));
    accounts.ensureIndex(Indexes.ascending(VERIFICATION + ".sha256"), sparse());
    accounts.ensureIndex(Indexes.ascending(RESET + ".sha256"), sparse());
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
  public Optional<Account> rename(MemberId id, String displayName) {
    return accounts.update(
        Filters.eq("_id", id.toString()), Updates.set("displayName", displayName));
  }

  @Override
  public boolean replacePasswordHash(MemberId id, String present, String next) {
    return change(id, Filters.eq("passwordHash", present), Updates.set("passwordHash", next));
  }

  @Override
  public void putVerification(MemberId id, OneTimeCode code) {
    change(id, Filters.empty(), Updates.set(VERIFICATION, part(code)));
  }

  @Override
  public Optional<Account> verifyEmail(String codeSha256, Instant now) {
    return accounts.update(
        holder(VERIFICATION, codeSha256, now),
        Updates.combine(Updates.set("emailVerifiedAt", now), Updates.unset(VERIFICATION)));
  }

  @Override
  public void putPasswordReset(MemberId id, OneTimeCode code) {
    change(id, Filters.empty(), Updates.set(RESET, part(code)));
  }

  @Override
  public Optional<Account> byPasswordReset(String codeSha256, Instant now) {
    return accounts.first(holder(RESET, codeSha256, now));
  }

  @Override
  public Optional<Account> resetPassword(String codeSha256, Instant now, String passwordHash) {
    return accounts.update(
        holder(RESET, codeSha256, now),
        Updates.combine(
            Updates.set("passwordHash", passwordHash),
            Updates.set("emailVerifiedAt", now),
            Updates.unset(VERIFICATION),
            Updates.unset(RESET)));
  }

  @Override
  public boolean putUnconfirmed(MemberId id, SecondFactor factor) {
    return change(id, Filters.eq(FACTOR + ".confirmedAt", null), Updates.set(FACTOR, part(factor)));
  }

  @Override
  public boolean replaceFactor(MemberId id, SecondFactor present, SecondFactor next) {
    Bson unchanged =
        Filters.and(
            Filters.eq(FACTOR + ".sealedSecret", present.sealedSecret()),
            Filters.eq(FACTOR + ".lastStep", present.lastStep()));
    return change(id, unchanged, Updates.set(FACTOR, part(next)));
  }

  @Override
  public boolean useStep(MemberId id, long step) {
    String lastStep = FACTOR + ".lastStep";
    return change(id, Filters.lt(lastStep, step), Updates.set(lastStep, step));
  }

  @Override
  public boolean useRecovery(MemberId id, String hash) {
    String hashes = FACTOR + ".recoveryHashes";
    return change(id, Filters.eq(hashes, hash), Updates.pull(hashes, hash));
  }

  @Override
  public void removeFactor(MemberId id) {
    change(id, Filters.empty(), Updates.unset(FACTOR));
  }

  private static IndexOptions sparse() {
    return new IndexOptions().sparse(true);
  }

  private boolean change(MemberId id, Bson condition, Bson change) {
    return accounts
        .update(Filters.and(Filters.eq("_id", id.toString()), condition), change)
        .isPresent();
  }

  private static Bson holder(String field, String sha256, Instant now) {
    return Filters.and(
        Filters.eq(field + ".sha256", sha256), Filters.gt(field + ".expiresAt", now));
  }

  private static BsonDocument part(OneTimeCode code) {
    return Schema.writePart(OneTimeCode.class, code);
  }

  private static BsonDocument part(SecondFactor factor) {
    return Schema.writePart(SecondFactor.class, factor);
  }
}
