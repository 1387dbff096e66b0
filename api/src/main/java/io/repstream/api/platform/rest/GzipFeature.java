package io.repstream.api.platform.rest;

import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import org.glassfish.jersey.message.GZipEncoder;
import org.glassfish.jersey.server.filter.EncodingFilter;

/** Compresses answers for callers that accept gzip. */
@Provider
public final class GzipFeature implements Feature {
  @Override
  public boolean configure(FeatureContext context) {
    context.register(GZipEncoder.class).register(EncodingFilter.class);
    return true;
  }
}
