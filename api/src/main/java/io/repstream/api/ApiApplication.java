package io.repstream.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The one JAX-RS application; each resource names its full path. */
@ApplicationScoped
@ApplicationPath("/")
public class ApiApplication extends Application {}
