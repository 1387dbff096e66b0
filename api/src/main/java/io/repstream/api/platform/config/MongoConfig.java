package io.repstream.api.platform.config;

import io.repstream.common.config.Secret;

/**
 * Where the documents are.
 *
 * @param url a {@code mongodb} connection string; secret, since it may hold a password
 * @param database the name of the database
 */
public record MongoConfig(Secret url, String database) {}
