package io.repstream.api.platform.config;

import javax.crypto.SecretKey;

/**
 * How passwords are hashed.
 *
 * @param pepper HMAC key over every password
 * @param pepperId names the pepper in stored hashes, so that it can be rotated
 * @param bcryptCost logarithm of the rounds
 */
public record PasswordConfig(SecretKey pepper, String pepperId, int bcryptCost) {}
