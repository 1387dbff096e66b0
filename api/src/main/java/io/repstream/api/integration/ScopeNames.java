package io.repstream.api.integration;

import io.repstream.api.platform.access.Scopes;
import io.repstream.api.platform.problem.FieldFault;
import io.repstream.api.platform.problem.Refusal;
import java.util.List;

/** Scopes in requests and answers. */
public final class ScopeNames {
  private ScopeNames() {}

  /**
   * The roles of scopes as clients write them.
   *
   * @throws Refusal where one is unknown
   */
  public static List<String> roles(List<String> texts) {
    return texts.stream()
        .distinct()
        .map(
            text ->
                Scopes.parse(text)
                    .orElseThrow(
                        () ->
                            Refusal.invalid(List.of(new FieldFault("scopes", "must be " + all())))))
        .toList();
  }

  /** Roles as clients write them. */
  public static List<String> texts(List<String> roles) {
    return roles.stream().map(Scopes::text).toList();
  }

  private static String all() {
    return String.join(", ", texts(Scopes.ALL));
  }
}
