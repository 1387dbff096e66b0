package io.repstream.api.access;

import io.repstream.api.platform.access.Caller;
import io.repstream.api.platform.access.Scopes;
import io.repstream.common.id.ChainId;
import io.repstream.common.id.GymId;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The policy: everything that a caller may do, read off what they are. Pure; nothing here asks a
 * store.
 *
 * <table>
 * <caption>Who may what</caption>
 * <tr><th></th><th>operator</th><th>chain admin</th><th>gym admin</th><th>trainer</th><th>member</th></tr>
 * <tr><td>found chains, name their admins</td><td>yes</td><td></td><td></td><td></td><td></td></tr>
 * <tr><td>open gyms of a chain, name gym staff</td><td>yes</td><td>own chain</td><td></td><td></td><td></td></tr>
 * <tr><td>name trainers of a gym</td><td>yes</td><td>own chain</td><td>own gym</td><td></td><td></td></tr>
 * <tr><td>enrol members in a gym</td><td>yes</td><td>own chain</td><td>own gym</td><td>own gym</td><td></td></tr>
 * <tr><td>provision machines</td><td>yes</td><td>own chain</td><td>own gym</td><td></td><td></td></tr>
 * <tr><td>see a gym's floor</td><td>yes</td><td>own chain</td><td>own gym</td><td>own gym</td><td>own gym</td></tr>
 * <tr><td>command machines</td><td>yes</td><td>own chain</td><td>own gym</td><td>own gym</td><td></td></tr>
 * <tr><td>reboot machines, load firmware</td><td>yes</td><td>own chain</td><td>own gym</td><td></td><td></td></tr>
 * <tr><td>set up the machine at which one is signed in, set its targets</td><td></td><td></td><td>own gym</td><td>own gym</td><td>own gym</td></tr>
 * <tr><td>read what somebody did in a gym</td><td></td><td></td><td></td><td>own gym, with consent</td><td>oneself</td></tr>
 * <tr><td>train at a machine</td><td></td><td></td><td>own gym</td><td>own gym</td><td>own gym</td></tr>
 * </table>
 *
 * <p>An integrator's program is none of these: it sees the gyms of the one chain that it serves, by
 * those operations that name one of its scopes (see {@code platform.access.Scopes}). Only admins of
 * that chain let it in.
 *
 * <p>The operator runs the installation and reads no member's data.
 *
 * @param caller who asks
 * @param affiliations what they are in chains and gyms
 */
public record Relations(Caller caller, List<Affiliation> affiliations) {
  private static final Set<Role> STAFF = Set.of(Role.GYM_ADMIN, Role.TRAINER);
  private static final Set<Role> EVERYONE = Set.of(Role.GYM_ADMIN, Role.TRAINER, Role.MEMBER);

  public Relations {
    affiliations = List.copyOf(affiliations);
  }

  /** Whether they may found chains and name chain admins. */
  public boolean mayFoundChains() {
    return caller.isOperator();
  }

  /** Whether they may open gyms in a chain. */
  public boolean mayOpenGymsOf(ChainId chainId) {
    return caller.isOperator() || isChainAdmin(chainId);
  }

  /** Whether they may give somebody a role in a gym. */
  public boolean mayGrant(Role role, Place gym) {
    return switch (role) {
      case CHAIN_ADMIN -> false;
      case GYM_ADMIN -> mayOpenGymsOf(gym.chainId());
      case TRAINER -> mayManageMachinesOf(gym);
      case MEMBER -> mayOpenGymsOf(gym.chainId()) || hasRole(gym, STAFF);
    };
  }

  /** Whether they may provision machines in a gym. */
  public boolean mayManageMachinesOf(Place gym) {
    return mayOpenGymsOf(gym.chainId()) || hasRole(gym, Set.of(Role.GYM_ADMIN));
  }

  /** Whether they may tell any machine of a gym what to do, whoever trains at it. */
  public boolean mayCommandMachinesOf(Place gym) {
    return mayOpenGymsOf(gym.chainId()) || hasRole(gym, STAFF);
  }

  /** Whether they may see a gym, its machines and its floor. To others the gym does not exist. */
  public boolean maySee(Place gym) {
    return mayOpenGymsOf(gym.chainId()) || hasRole(gym, EVERYONE) || serves(gym.chainId());
  }

  /** Whether they may hear what happens on a gym's floor. */
  public boolean mayHearFloorOf(Place gym) {
    boolean heardBySelf = caller.tenant().isEmpty() || caller.roles().contains(Scopes.FLOOR_READ);
    return heardBySelf && maySee(gym);
  }

  /** Whether they may let programs of other houses in to a chain. */
  public boolean mayIntegrate(ChainId chainId) {
    return isChainAdmin(chainId);
  }

  /** The chains whose every gym they may see, as its admin or as a program that serves it. */
  public List<ChainId> wholeChains() {
    Stream<ChainId> run =
        affiliations.stream().filter(a -> a.role() == Role.CHAIN_ADMIN).map(Affiliation::chainId);
    return Stream.concat(run, caller.tenant().stream()).toList();
  }

  /** Whether they may train in a gym. */
  public boolean mayTrainIn(Place gym) {
    return hasRole(gym, EVERYONE);
  }

  /**
   * Whether they may read what somebody did in a gym: that person, and trainers of the gym while
   * the person is one of its people and consents.
   */
  public boolean mayReadTraining(Subject subject, GymId gymId) {
    return subject.memberId().equals(caller.memberId())
        || (trains(gymId)
            && subject.belongsTo(gymId)
            && subject.consents().contains(DataClass.TRAINER_VIEW));
  }

  /** Whether they are a trainer of a gym. */
  public boolean trains(GymId gymId) {
    return has(a -> gymId.equals(a.gymId()) && a.role() == Role.TRAINER);
  }

  /** Whether they may see a chain. To others it does not exist. */
  public boolean maySeeChain(ChainId chainId) {
    return mayOpenGymsOf(chainId) || has(a -> a.chainId().equals(chainId));
  }

  /** A program sees its chain; what it may ask there, its scopes say at each operation. */
  private boolean serves(ChainId chainId) {
    return caller.tenant().filter(chainId::equals).isPresent();
  }

  private boolean isChainAdmin(ChainId chainId) {
    return has(a -> a.role() == Role.CHAIN_ADMIN && a.chainId().equals(chainId));
  }

  private boolean hasRole(Place gym, Set<Role> roles) {
    return has(a -> gym.gymId().equals(a.gymId()) && roles.contains(a.role()));
  }

  private boolean has(Predicate<Affiliation> what) {
    return affiliations.stream().anyMatch(what);
  }
}
