package io.repstream.api.live;

import io.repstream.api.access.Access;
import io.repstream.api.access.Relations;
import io.repstream.api.platform.access.Caller;
import io.repstream.api.tenancy.GymStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Decides which topics somebody may hear, by the one policy. Safe for all threads; may block. */
@ApplicationScoped
public class LiveAccess {
  private final Access access;
  private final GymStore gyms;

  @Inject
  public LiveAccess(Access access, GymStore gyms) {
    this.access = access;
    this.gyms = gyms;
  }

  /** Whether somebody may hear a topic now. */
  public boolean permits(Caller caller, FloorTopic topic) {
    Relations relations = access.of(caller);
    return gyms.gym(topic.gymId()).filter(gym -> relations.maySee(gym.place())).isPresent();
  }
}
