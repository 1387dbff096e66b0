package io.repstream.gateway.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;

class RedisFaultTest {

  @ParameterizedTest
  @CsvSource({
    "LOADING Redis is loading the dataset in memory,LOADING",
    "OOM command not allowed when used memory > 'maxmemory'.,FULL",
    "READONLY You can't write against a read only replica.,READ_ONLY",
    "NOREPLICAS Not enough good replicas to write.,READ_ONLY",
    "MASTERDOWN Link with MASTER is down,READ_ONLY",
    "CLUSTERDOWN The cluster is down,CLUSTER",
    "TRYAGAIN Multiple keys request during rehashing of slot,CLUSTER",
    "MOVED 3999 127.0.0.1:6381,CLUSTER",
    "MISCONF Redis is configured to save RDB snapshots,DISK",
    "NOAUTH Authentication required.,CREDENTIALS",
    "NOPERM this user has no permissions,CREDENTIALS",
    "ERR Error running script (call to f_1): @user_script:7: -OOM command not allowed,FULL",
    "ERR Error running script: @user_script: 7: -READONLY You can't write,READ_ONLY",
    "ERR unknown command,OTHER",
    "WRONGTYPE Operation against a key holding the wrong kind of value,OTHER"
  })
  void namesErrorReplies(String message, RedisFault fault) {
    assertThat(RedisFault.of(new JedisDataException(message))).isEqualTo(fault);
    assertThat(fault.breaksConnection()).isEqualTo(fault == RedisFault.READ_ONLY);
  }

  @Test
  void tellsSilenceFromAbsence() {
    assertThat(
            RedisFault.of(
                new JedisConnectionException(new SocketTimeoutException("Read timed out"))))
        .isEqualTo(RedisFault.SILENT);
    assertThat(RedisFault.of(new JedisConnectionException(new ConnectException("refused"))))
        .isEqualTo(RedisFault.UNREACHABLE);
    assertThat(RedisFault.SILENT.breaksConnection()).isTrue();
    assertThat(RedisFault.UNREACHABLE.label()).isEqualTo("unreachable");
  }
}
