package io.repstream.api.workout;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.repstream.api.workout.WorkoutStore.ListPlace;
import io.repstream.common.id.MemberId;
import java.util.Optional;
import org.bson.conversions.Bson;

/** The order of a member's list in MongoDB, the same for every collection that it is made of. */
public final class MongoListOrder {
  public static final Bson NEWEST_FIRST =
      Sorts.orderBy(Sorts.descending("startedAt"), Sorts.descending("_id"));

  private MongoListOrder() {}

  /** A member's documents after a place. */
  public static Bson ofMember(MemberId memberId, Optional<ListPlace> after) {
    Bson own = Filters.eq("memberId", memberId.toString());
    return after.map(place -> Filters.and(own, olderThan(place))).orElse(own);
  }

  private static Bson olderThan(ListPlace place) {
    return Filters.or(
        Filters.lt("startedAt", place.startedAt()),
        Filters.and(
            Filters.eq("startedAt", place.startedAt()), Filters.lt("_id", place.id().toString())));
  }
}
