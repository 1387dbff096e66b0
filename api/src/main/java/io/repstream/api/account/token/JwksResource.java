package io.repstream.api.account.token;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Publishes the keys that verify our tokens. */
@ApplicationScoped
@Path("/.well-known/jwks.json")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "accounts")
public class JwksResource {
  private final String keySet;

  @Inject
  public JwksResource(SigningKey key) {
    this.keySet = key.publicKeySet();
  }

  @GET
  @PermitAll
  @Operation(
      operationId = "getKeySet",
      summary = "Read the token keys",
      description = "The JSON Web Key Set (RFC 7517) whose keys verify our access tokens, by kid.")
  public Response keys() {
    return Response.ok(keySet).header(HttpHeaders.CACHE_CONTROL, "public, max-age=300").build();
  }
}
