package io.repstream.peer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/**
 * The least that Helidon MP answers with: what the api's own filters and stores add is compared.
 */
@ApplicationScoped
@Path("/hello")
public class HelloResource {
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public String hello() {
    return "{\"hello\":\"world\"}";
  }
}
