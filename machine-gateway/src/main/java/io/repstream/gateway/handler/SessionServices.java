package io.repstream.gateway.handler;

import io.repstream.gateway.admission.AdmissionStore;
import io.repstream.gateway.session.SessionTerms;
import io.repstream.gateway.telemetry.InFlightBudget;
import io.repstream.gateway.telemetry.Telemetry;

/** What every connection needs; one for all. */
public record SessionServices(SessionTerms terms, Clocks clocks, Stores stores, Board board) {
  /** Whom sessions ask and where their samples go. */
  public record Stores(AdmissionStore admissions, Telemetry telemetry, InFlightBudget budget) {}
}
