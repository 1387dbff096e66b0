package io.repstream.common.redis;

import io.repstream.common.id.GatewayId;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import io.repstream.common.id.MemberId;
import io.repstream.common.id.WorkoutId;

/**
 * Every Redis key and channel of Repstream.
 *
 * <p>Owner, lifetime and payload of each stand at its method. Streams of telemetry are named by
 * {@link TelemetryShards}.
 */
public final class RedisKeys {
  /** Hash gatewayId → Redis time in ms of the last renewal. Written by gateways each 3 s. */
  public static final String GATEWAY_LEASES = "gateways:leases";

  /**
   * String, Redis time in s of the last look at the leases, which only a Redis that takes writes
   * answers. Api; 60 s. In the slot of {@link #GATEWAY_LEASES}.
   */
  public static final String GATEWAY_LEASES_PROBE = "{gateways:leases}:probe";

  /** String {@code 1} while the projection of all machine credentials is complete. Api; no TTL. */
  public static final String CREDENTIAL_EPOCH = "credential:epoch";

  /** List of machine ids whose credential a gateway missed. Gateway pushes, api answers. */
  public static final String CREDENTIAL_REQUESTS = "credential:requests";

  /**
   * String {@code v1:<N>:<tags>}: the layout that all processes must share. First start; no TTL.
   */
  public static final String TELEMETRY_LAYOUT = "telemetry:layout";

  /**
   * Sorted set of ingest workers by the Redis time in ms of their last renewal. Ingest; ends with
   * the last worker.
   */
  public static final String TELEMETRY_WORKERS = "telemetry:workers";

  /** Channel on which a member's, session's or machine's grant ends at once. Api. */
  public static final String LIVE_REVOKE = "live:revoke";

  /**
   * Stream of {@link CommandEvent} JSON under field {@code e}: what becomes of commands. Gateways
   * add; the api reads by a group and removes what it has taken in.
   */
  public static final String COMMAND_RESULTS = "commands:results";

  /** Channel of ids of commands that have changed: a hint for those who wait. Api. */
  public static final String COMMAND_CHANGES = "commands:changes";

  /**
   * Stream of job ids under field {@code id}: a hint that a job is due, which one process takes.
   * Api; the last thousand.
   */
  public static final String JOB_WAKE = "jobs:wake";

  private RedisKeys() {}

  /**
   * Hash machineId → {@link LinkStatus} JSON. Written by gateways under the owner's epoch; no TTL.
   */
  public static String floorLink(GymId gymId) {
    return "{gym:" + gymId + "}:floor:link";
  }

  /** Hash machineId → {@link LiveFigures} JSON. Written by ingest; no TTL. */
  public static String floorLive(GymId gymId) {
    return "{gym:" + gymId + "}:floor:live";
  }

  /** Channel that hints which machines of a floor changed: {@link FloorChange} JSON. */
  public static String floorChannel(GymId gymId) {
    return "live:" + floorTopic(gymId);
  }

  /** The live topic of a gym's floor. */
  public static String floorTopic(GymId gymId) {
    return "gym:" + gymId + ":floor";
  }

  /** Channel that hints that a workout was stored anew; the message is empty. Ingest. */
  public static String workoutChannel(WorkoutId workoutId) {
    return "live:" + workoutTopic(workoutId);
  }

  /** The live topic of a workout. */
  public static String workoutTopic(WorkoutId workoutId) {
    return "workout:" + workoutId;
  }

  /**
   * Hash gatewayId, epoch, bootId, sinceMs: which connection owns the machine; otherBootId and
   * alternations tell of boots that fight for it. Gateway; no TTL.
   */
  public static String machineOwner(MachineId machineId) {
    return machine(machineId, "owner");
  }

  /**
   * String, epoch milliseconds since when two boots that fought for the machine's id are kept out.
   * Gateway; TTL one hour; removed earlier by the api.
   */
  public static String machineQuarantine(MachineId machineId) {
    return machine(machineId, "quarantine");
  }

  /** String, a sealed {@code MachineCredential}. Written by the api; no TTL but for unknown ids. */
  public static String machineCredential(MachineId machineId) {
    return machine(machineId, "credential");
  }

  /**
   * List of {@link WaitingCommand} JSON in the order in which they are carried out. Api appends,
   * the owning gateway takes the first and removes it once its result is told; no TTL.
   */
  public static String machineCommands(MachineId machineId) {
    return machine(machineId, "commands");
  }

  /**
   * String {@code <owner epoch>:<commandId>}: the command in flight. Owning gateway; TTL at most 30
   * s, renewed while the link lives.
   */
  public static String machineCommandLease(MachineId machineId) {
    return machine(machineId, "lease");
  }

  /**
   * List of the ids of commands that ended last, so that none is queued again. Gateway and api; TTL
   * one day longer than a command can live.
   */
  public static String machineCommandsEnded(MachineId machineId) {
    return machine(machineId, "commands:ended");
  }

  /** String, the JSON that the machine gets as SESSION. Written by the api; no TTL. */
  public static String machineSession(MachineId machineId) {
    return machine(machineId, "session");
  }

  /** Channel that hints a gateway to look again at one machine: the message is its id. Api. */
  public static String gatewayWake(GatewayId gatewayId) {
    return gatewayWakePrefix() + gatewayId;
  }

  /** String, a live grant as JSON; 30 s, read once. Written by the api. */
  public static String liveTicket(String sha256Hex) {
    return "ticket:" + sha256Hex;
  }

  /** Hash, a login's refresh tokens: their owner, count and hashes. Api; until the login's end. */
  public static String refresh(String sessionId) {
    return "refresh:" + sessionId;
  }

  /** Sorted set of a person's logins by the time in ms they were opened. Api; until their end. */
  public static String memberLogins(MemberId memberId) {
    return "{member:" + memberId + "}:logins";
  }

  /**
   * String {@code 1}: somebody has logged in from an address. Api; 90 days.
   *
   * @param hash keyed, of login name and address
   */
  public static String knownAddress(String hash) {
    return "known:" + hash;
  }

  /** String {@code 1}: the login has ended before its access tokens. Api; as long as those live. */
  public static String revoked(String sessionId) {
    return "revoked:" + sessionId;
  }

  /**
   * String, when the next request of an even flow would be due (GCRA), in µs by the time of Redis;
   * on the cache URL. Api; until the quota is full again.
   *
   * @param client a keyed hash, never an address or id itself
   */
  public static String rateLimit(String limitClass, String client) {
    return "{ratelimit:" + limitClass + ":" + client + "}";
  }

  /**
   * String, a UUID: what the api cached for somebody was made under it, or is not used any more; on
   * the cache URL. Api; an hour.
   */
  public static String answerVersion(MemberId memberId) {
    return "{cache:" + memberId + "}:version";
  }

  /**
   * String, an answer of the api to somebody, with its version in front; on the cache URL. Api; 60
   * s.
   *
   * @param hash of the request
   */
  public static String answer(MemberId memberId, String hash) {
    return "{cache:" + memberId + "}:" + hash;
  }

  /** What {@link #gatewayWake} begins with, for scripts that know the gateway only. */
  public static String gatewayWakePrefix() {
    return "commands:wake:";
  }

  private static String machine(MachineId machineId, String what) {
    return "{machine:" + machineId + "}:" + what;
  }
}
