package io.repstream.api.tenancy;

import io.repstream.api.access.MemberDirectory;
import io.repstream.api.access.Relations;
import io.repstream.api.access.Role;
import io.repstream.api.platform.creation.Creation;
import io.repstream.api.platform.outbox.Outboxes;
import io.repstream.common.clock.WallClock;
import io.repstream.common.id.ChainId;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MemberId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Founds chains, opens gyms and gives roles, as far as the policy lets the caller. Safe for all
 * threads; calls may block.
 */
@ApplicationScoped
public class Tenancy {
  private final GymStore gyms;
  private final GrantStore grants;
  private final MemberDirectory directory;
  private final Outboxes outboxes;
  private final WallClock clock = WallClock.system();

  @Inject
  public Tenancy(GymStore gyms, GrantStore grants, MemberDirectory directory, Outboxes outboxes) {
    this.gyms = gyms;
    this.grants = grants;
    this.directory = directory;
    this.outboxes = outboxes;
  }

  /** What became of the wish to give somebody a role. */
  public sealed interface Grant {
    /** They have it. */
    record Given(RoleGrant grant) implements Grant {}

    /** The caller may not give it. */
    record Forbidden() implements Grant {}

    /** No account has this e-mail. */
    record NobodyThere() implements Grant {}
  }

  /** Founds a chain. Empty where the caller may not. */
  public Optional<Chain> found(Relations by, String name, Creation<Chain> creation) {
    if (!by.mayFoundChains()) {
      return Optional.empty();
    }
    Chain chain = new Chain(new ChainId(creation.id()), name, clock.instant());
    gyms.add(chain, creation);
    return Optional.of(chain);
  }

  /** Opens a gym in an existing chain. Empty where the caller may not. */
  public Optional<Gym> open(
      Relations by, Chain chain, String name, ZoneId zone, Creation<Gym> creation) {
    if (!by.mayOpenGymsOf(chain.id())) {
      return Optional.empty();
    }
    GymId id = new GymId(creation.id());
    Gym gym = new Gym(id, chain.id(), name, zone.getId(), clock.instant());
    gyms.add(gym, creation);
    return Optional.of(gym);
  }

  /** Makes somebody an admin of a chain. */
  public Grant grantChainAdmin(
      Relations by, Chain chain, String email, Creation<RoleGrant> creation) {
    return by.mayFoundChains()
        ? give(by, email, new Wanted(chain.id(), null, Role.CHAIN_ADMIN), creation)
        : new Grant.Forbidden();
  }

  /** Gives somebody a role in a gym. */
  public Grant grant(Relations by, Gym gym, String email, Role role, Creation<RoleGrant> creation) {
    return by.mayGrant(role, gym.place())
        ? give(by, email, new Wanted(gym.chainId(), gym.id(), role), creation)
        : new Grant.Forbidden();
  }

  private record Wanted(ChainId chainId, @Nullable GymId gymId, Role role) {}

  private Grant give(Relations by, String email, Wanted what, Creation<RoleGrant> creation) {
    Optional<MemberId> member = directory.byEmail(email);
    if (member.isEmpty()) {
      return new Grant.NobodyThere();
    }
    RoleGrant grant =
        new RoleGrant(
            creation.id().toString(),
            member.get(),
            what.chainId(),
            what.gymId(),
            what.role(),
            by.caller().memberId(),
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    grants.add(grant, creation);
    outboxes.deliver(RoleGrant.SCHEMA.collection(), grant.id());
    return new Grant.Given(grant);
  }
}
