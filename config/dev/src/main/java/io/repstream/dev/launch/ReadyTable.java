package io.repstream.dev.launch;

import io.repstream.dev.demo.DemoFacts;
import io.repstream.dev.demo.DemoFacts.Login;
import io.repstream.dev.demo.DemoVisitor.Floor;
import io.repstream.dev.workspace.Workspace;

/** What a developer wants to know when the gym is up, as text. */
final class ReadyTable {
  private ReadyTable() {}

  static String of(DemoFacts facts, Floor floor, Workspace workspace, String elapsed) {
    return """

    The gym is ready after %s: %s.

      Live floor page    %s/
      API documentation  %s/docs
      API                %s/v1
      API health         %s/health/ready
      Machine gateway    %s (RMP/1 over TCP)
                         %s
      Gateway health     %s/ready

      Log in as     e-mail                     password
      member        %s
      trainer       %s
      gym admin     %s
      chain admin   %s

      Facts for clients  %s
      Mails, kept as     %s
      Data, logs         %s

    Try it, as the demo member:

      token=$(curl -s %s/v1/auth/login -H 'Content-Type: application/json' \\
        -d '{"email":"%s","password":"%s"}' | sed 's/.*"accessToken":"\\([^"]*\\)".*/\\1/')
      curl -s -H "Authorization: Bearer $token" %s/v1/gyms/%s/machines

    Ctrl-C stops everything; the data stays.
    """
        .formatted(
            elapsed,
            life(floor),
            facts.apiUrl(),
            facts.apiUrl(),
            facts.apiUrl(),
            facts.adminUrl(),
            facts.gatewayTcp(),
            facts.gatewayWs(),
            facts.gatewayAdminUrl(),
            row(facts.member()),
            row(facts.trainer()),
            row(facts.gymAdmin()),
            row(facts.chainAdmin()),
            workspace.demoFile(),
            workspace.mails().resolve("*.eml"),
            workspace.root(),
            facts.apiUrl(),
            facts.member().email(),
            facts.member().password(),
            facts.apiUrl(),
            facts.gymId());
  }

  private static String life(Floor floor) {
    return floor.online() == 0
        ? "it waits for your machines"
        : "%d machines online, %d in use".formatted(floor.online(), floor.inUse());
  }

  private static String row(Login login) {
    return "%-26s %s".formatted(login.email(), login.password());
  }
}
