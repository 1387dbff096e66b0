package io.repstream.api.platform.config;

import io.repstream.api.platform.config.account.AccountConfig;
import io.repstream.api.platform.config.limit.LimitsConfig;
import io.repstream.api.platform.config.listener.ListenerConfig;
import io.repstream.common.config.Profile;
import io.repstream.common.credential.CredentialSeal;
import java.time.Duration;
import java.util.Optional;

/**
 * All settings of the api.
 *
 * @param profile the environment
 * @param listener where it listens
 * @param http limits and origins
 * @param redis both Redis URLs
 * @param mongo the document store
 * @param s3 the object store
 * @param tokens how access and refresh tokens are made
 * @param passwords how passwords are hashed
 * @param accounts what accounts need, and how mails leave
 * @param limits how much is admitted
 * @param seal seals machine credentials under the installation's master key
 * @param telemetryShards the number of telemetry streams that all processes share
 * @param ingestRole which part of the work this process takes
 * @param ingestConsumer names this instance to the streams; the same after a restart
 * @param rawSampleLife how long samples are kept as sent
 * @param bootstrapOperator the account to create at start where it is absent
 */
public record ApiConfig(
    Profile profile,
    ListenerConfig listener,
    HttpConfig http,
    RedisConfig redis,
    MongoConfig mongo,
    S3Config s3,
    TokenConfig tokens,
    PasswordConfig passwords,
    AccountConfig accounts,
    LimitsConfig limits,
    CredentialSeal seal,
    int telemetryShards,
    IngestRole ingestRole,
    String ingestConsumer,
    Duration rawSampleLife,
    Optional<OperatorConfig> bootstrapOperator) {}
