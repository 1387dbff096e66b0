package io.repstream.api.integration;

import io.repstream.api.access.Access;
import io.repstream.api.access.Relations;
import io.repstream.api.platform.access.CurrentCaller;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.common.id.ChainId;
import io.repstream.common.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** How every request about integrators begins: the chain, if the caller may let others in. */
@ApplicationScoped
public class IntegratedChains {
  private final Access access;
  private final CurrentCaller caller;

  @Inject
  public IntegratedChains(Access access, CurrentCaller caller) {
    this.access = access;
    this.caller = caller;
  }

  /**
   * The chain of a text.
   *
   * @throws Refusal {@code not_found} where the caller may not see it, {@code forbidden} where they
   *     do not run it
   */
  public ChainId chain(String text) {
    Relations relations = access.of(caller.get());
    ChainId chain = parsed(text);
    if (!relations.maySeeChain(chain)) {
      throw Refusal.of(ProblemCode.NOT_FOUND);
    }
    if (!relations.mayIntegrate(chain)) {
      throw Refusal.of(ProblemCode.FORBIDDEN);
    }
    return chain;
  }

  /** Whether the caller may let others in to a chain; where not, what it has does not exist. */
  public boolean runs(ChainId chain) {
    return access.of(caller.get()).mayIntegrate(chain);
  }

  private static ChainId parsed(String text) {
    try {
      return ChainId.parse(text);
    } catch (IllegalArgumentException noSuchId) {
      throw Refusal.of(ProblemCode.NOT_FOUND);
    }
  }
}
