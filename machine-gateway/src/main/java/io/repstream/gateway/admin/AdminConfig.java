package io.repstream.gateway.admin;

import io.repstream.common.config.Secret;
import java.util.Optional;

/**
 * Where operators and probes connect.
 *
 * @param port 0 for any free one
 * @param token what operators must show; empty where the address is one of this host alone
 */
public record AdminConfig(String host, int port, Optional<Secret> token) {}
