package io.repstream.api.platform.config;

import io.repstream.common.config.Secret;

/**
 * The first account of an installation.
 *
 * @param email its login
 * @param password its password until somebody changes it
 */
public record OperatorConfig(String email, Secret password) {}
