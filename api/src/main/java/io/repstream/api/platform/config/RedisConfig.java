package io.repstream.api.platform.config;

import java.net.URI;

/**
 * Where Redis is.
 *
 * @param streamUrl the one that never evicts
 * @param cacheUrl the one that may; the same by default
 */
public record RedisConfig(URI streamUrl, URI cacheUrl) {}
