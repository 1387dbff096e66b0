package io.repstream.api.tenancy;

import com.github.f4b6a3.uuid.UuidCreator;
import io.repstream.api.access.Affiliation;
import io.repstream.api.access.AffiliationStore;
import io.repstream.api.access.MemberDirectory;
import io.repstream.api.access.Relations;
import io.repstream.api.access.Role;
import io.repstream.common.clock.WallClock;
import io.repstream.common.id.ChainId;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MemberId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Founds chains, opens gyms and gives roles, as far as the policy lets the caller. Safe for all
 * threads; calls may block.
 */
@ApplicationScoped
public class Tenancy {
  private final GymStore gyms;
  private final AffiliationStore affiliations;
  private final MemberDirectory directory;
  private final WallClock clock = WallClock.system();

  @Inject
  public Tenancy(GymStore gyms, AffiliationStore affiliations, MemberDirectory directory) {
    this.gyms = gyms;
    this.affiliations = affiliations;
    this.directory = directory;
  }

  /** What became of the wish to give somebody a role. */
  public sealed interface Grant {
    /** They have it. */
    record Given(MemberId memberId) implements Grant {}

    /** The caller may not give it. */
    record Forbidden() implements Grant {}

    /** No account has this e-mail. */
    record NobodyThere() implements Grant {}
  }

  /** Founds a chain. Empty where the caller may not. */
  public Optional<Chain> found(Relations by, String name) {
    if (!by.mayFoundChains()) {
      return Optional.empty();
    }
    Chain chain = new Chain(new ChainId(UuidCreator.getTimeOrderedEpoch()), name, clock.instant());
    gyms.add(chain);
    return Optional.of(chain);
  }

  /** Opens a gym in an existing chain. Empty where the caller may not. */
  public Optional<Gym> open(Relations by, Chain chain, String name, ZoneId zone) {
    if (!by.mayOpenGymsOf(chain.id())) {
      return Optional.empty();
    }
    GymId id = new GymId(UuidCreator.getTimeOrderedEpoch());
    Gym gym = new Gym(id, chain.id(), name, zone.getId(), clock.instant());
    gyms.add(gym);
    return Optional.of(gym);
  }

  /** Makes somebody an admin of a chain. */
  public Grant grantChainAdmin(Relations by, Chain chain, String email) {
    if (!by.mayFoundChains()) {
      return new Grant.Forbidden();
    }
    return give(
        email,
        member -> Affiliation.inChain(member, chain.id(), Role.CHAIN_ADMIN, clock.instant()));
  }

  /** Gives somebody a role in a gym. */
  public Grant grant(Relations by, Gym gym, String email, Role role) {
    if (!by.mayGrant(role, gym.place())) {
      return new Grant.Forbidden();
    }
    return give(email, member -> Affiliation.inGym(member, gym.place(), role, clock.instant()));
  }

  private Grant give(String email, Roles roles) {
    Optional<MemberId> member = directory.byEmail(email);
    if (member.isEmpty()) {
      return new Grant.NobodyThere();
    }
    affiliations.put(roles.of(member.get()));
    return new Grant.Given(member.get());
  }

  @FunctionalInterface
  private interface Roles {
    Affiliation of(MemberId memberId);
  }
}
