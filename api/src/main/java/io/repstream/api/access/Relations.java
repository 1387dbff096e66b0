package io.repstream.api.access;

import io.repstream.api.platform.access.Caller;
import io.repstream.common.id.ChainId;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

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
 * <tr><td>train at a machine</td><td></td><td></td><td>own gym</td><td>own gym</td><td>own gym</td></tr>
 * </table>
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
    return mayOpenGymsOf(gym.chainId()) || hasRole(gym, EVERYONE);
  }

  /** Whether they may train in a gym. */
  public boolean mayTrainIn(Place gym) {
    return hasRole(gym, EVERYONE);
  }

  /** Whether they may see a chain. To others it does not exist. */
  public boolean maySeeChain(ChainId chainId) {
    return mayOpenGymsOf(chainId) || has(a -> a.chainId().equals(chainId));
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
