package io.repstream.api.tenancy;

import io.repstream.api.access.Access;
import io.repstream.api.access.Relations;
import io.repstream.api.platform.access.CurrentCaller;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.common.id.GymId;
import io.repstream.common.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * How every resource below a gym begins: the gym, if the caller may see it. A gym of another
 * tenant, a missing one and an id that cannot be one are the same refusal.
 */
@ApplicationScoped
public class GymVisits {
  private final GymStore gyms;
  private final Access access;
  private final CurrentCaller caller;

  @Inject
  public GymVisits(GymStore gyms, Access access, CurrentCaller caller) {
    this.gyms = gyms;
    this.access = access;
    this.caller = caller;
  }

  /**
   * A caller in a gym that they may see.
   *
   * @param gym where
   * @param relations what they are
   */
  public record Visit(Gym gym, Relations relations) {}

  /**
   * Begins a request about a gym.
   *
   * @throws Refusal {@code not_found} where the caller may not see it
   */
  public Visit visit(String gymId) {
    return parsed(gymId).map(this::visit).orElseThrow(() -> Refusal.of(ProblemCode.NOT_FOUND));
  }

  /** The same for an id that another object names. */
  public Visit visit(GymId gymId) {
    Relations relations = access.of(caller.get());
    return gyms.gym(gymId)
        .filter(gym -> relations.maySee(gym.place()))
        .map(gym -> new Visit(gym, relations))
        .orElseThrow(() -> Refusal.of(ProblemCode.NOT_FOUND));
  }

  private static Optional<GymId> parsed(String text) {
    try {
      return Optional.of(GymId.parse(text));
    } catch (IllegalArgumentException noSuchId) {
      return Optional.empty();
    }
  }
}
