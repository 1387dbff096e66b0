package io.repstream.gateway.session;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SessionPropertiesTest {

  /** The seed of a failure is printed as the property's sample; put it in to repeat the run. */
  @Property(tries = 400)
  void neverAcksWhatIsNotStoredAndNeverActsOnceClosed(@ForAll long seed) {
    new SessionSimulation(seed).run(400);
  }
}
