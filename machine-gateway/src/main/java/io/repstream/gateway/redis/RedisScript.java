package io.repstream.gateway.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol;

/**
 * A Lua script, called by its hash; a server that does not know it is told once.
 *
 * @param source the text
 * @param sha1Hex what Redis calls it
 */
public record RedisScript(String source, String sha1Hex) {

  /**
   * Reads a script that lies beside a class.
   *
   * @param name file name, such as {@code claim.lua}
   */
  public static RedisScript besideOf(Class<?> owner, String name) {
    try (InputStream in = owner.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no script " + name);
      }
      String source = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new RedisScript(source, sha1Hex(source));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The hash as it goes over the wire. */
  public byte[] sha1Bytes() {
    return sha1Hex.getBytes(StandardCharsets.US_ASCII);
  }

  /** The command that makes a server know the script. */
  public CommandArguments load() {
    return new CommandArguments(Protocol.Command.SCRIPT).add(Protocol.Keyword.LOAD).add(source);
  }

  private static String sha1Hex(String source) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      return HexFormat.of().formatHex(sha1.digest(source.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-1", impossible);
    }
  }
}
