package io.repstream.api.job.work;

import io.repstream.api.job.JobHints;
import io.repstream.api.platform.redis.RedisClients;
import io.repstream.common.id.JobId;
import io.repstream.common.redis.RedisKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.XAddParams;
import redis.clients.jedis.params.XReadGroupParams;

/** Hints over a Redis stream, each taken by one process. */
@ApplicationScoped
public class RedisJobHints implements JobHints {
  private static final Logger LOG = LoggerFactory.getLogger(RedisJobHints.class);
  private static final String GROUP = "api";
  private static final String CONSUMER = "api";
  private static final int KEPT = 1_000;
  private static final int PAGE = 100;

  private final UnifiedJedis redis;

  @Inject
  public RedisJobHints(RedisClients redis) {
    this.redis = redis.stream();
  }

  @Override
  public void due(JobId id) {
    try {
      redis.xadd(
          RedisKeys.JOB_WAKE,
          Map.of("id", id.toString()),
          XAddParams.xAddParams().maxLen(KEPT).approximateTrimming());
    } catch (JedisException away) {
      LOG.debug("the job is found by looking: {}", away.toString());
    }
  }

  @Override
  public void await(Duration atMost) throws InterruptedException {
    try {
      // A hint needs no acknowledgement: the document tells what is due.
      var _ =
          redis.xreadGroup(
              GROUP,
              CONSUMER,
              XReadGroupParams.xReadGroupParams()
                  .count(PAGE)
                  .noAck()
                  .block((int) atMost.toMillis()),
              Map.of(RedisKeys.JOB_WAKE, StreamEntryID.XREADGROUP_UNDELIVERED_ENTRY));
    } catch (JedisDataException refused) {
      openGroup();
      Thread.sleep(atMost);
    } catch (JedisException away) {
      Thread.sleep(atMost);
    }
  }

  private void openGroup() {
    try {
      redis.xgroupCreate(RedisKeys.JOB_WAKE, GROUP, new StreamEntryID(0, 0), true);
    } catch (JedisException taken) {
      LOG.debug("the group stands, or Redis is away: {}", taken.toString());
    }
  }
}
