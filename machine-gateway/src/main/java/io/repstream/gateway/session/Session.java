package io.repstream.gateway.session;

import io.repstream.common.id.MachineId;
import io.repstream.common.rmp.RmpCode;
import io.repstream.common.rmp.RmpMessage;
import java.util.List;
import java.util.Set;

/**
 * One machine connection from accept to close. Every session ends with exactly one {@link
 * Effect.Close}, after which nothing has any effect.
 *
 * <table>
 * <caption>Transitions; every state also ends in Closed by ERROR, by bytes that are no frame and by
 * loss of the link</caption>
 * <tr><th>state</th><th>input</th><th>effect</th><th>next</th></tr>
 * <tr><td>AwaitingHello</td><td>HELLO</td><td>look up credential</td><td>AwaitingCredential</td></tr>
 * <tr><td></td><td>certificate shown</td><td></td><td>AwaitingHello</td></tr>
 * <tr><td></td><td>a frame on a channel</td><td></td><td>Relaying</td></tr>
 * <tr><td></td><td>HELLO, no common version</td><td>REJECT 0105</td><td>Closed</td></tr>
 * <tr><td>AwaitingCredential</td><td>known (an unknown id too)</td><td>CHALLENGE</td>
 * <td>AwaitingProof</td></tr>
 * <tr><td></td><td>unanswerable</td><td>REJECT 0205</td><td>Closed</td></tr>
 * <tr><td>AwaitingProof</td><td>PROOF right, active</td><td>claim ownership</td>
 * <td>Claiming</td></tr>
 * <tr><td></td><td>PROOF right, revoked or quarantined</td><td>REJECT 0202, 0203</td>
 * <td>Closed</td></tr>
 * <tr><td></td><td>PROOF wrong, unknown id</td><td>REJECT 0201</td><td>Closed</td></tr>
 * <tr><td>Claiming</td><td>claimed</td><td>WELCOME, admit, SESSION</td><td>Live</td></tr>
 * <tr><td></td><td>claim refused: store away, machine quarantined</td><td>REJECT 0205, 0203</td>
 * <td>Closed</td></tr>
 * <tr><td>these four</td><td>turned away</td><td>REJECT 0304, 0205</td><td>Closed</td></tr>
 * <tr><td></td><td>deadline</td><td>REJECT 0204</td><td>Closed</td></tr>
 * <tr><td></td><td>another message</td><td>ERROR 0103</td><td>Closed</td></tr>
 * <tr><td></td><td>dismissed</td><td>GOAWAY</td><td>Closed</td></tr>
 * <tr><td>Relaying</td><td>deadline without a proven channel</td><td>REJECT 0204, GOAWAY 0405</td>
 * <td>Closed</td></tr>
 * <tr><td></td><td>dismissed, GOAWAY</td><td>GOAWAY</td><td>Closed once no channel is left</td></tr>
 * <tr><td>Live</td><td>SAMPLES</td><td>append what is new; hold reading beyond the window</td>
 * <td>Live</td></tr>
 * <tr><td></td><td>SAMPLES after a gap</td><td>ERROR 0104</td><td>Closed</td></tr>
 * <tr><td></td><td>stored</td><td>ACK; release reading</td><td>Live</td></tr>
 * <tr><td></td><td>store refused</td><td>forget appended, SLOW</td><td>Live</td></tr>
 * <tr><td></td><td>command given</td><td>COMMAND, note that it is sent</td><td>Live</td></tr>
 * <tr><td></td><td>RECEIVED, RESULT</td><td>note it</td><td>Live</td></tr>
 * <tr><td></td><td>PING</td><td>PONG</td><td>Live</td></tr>
 * <tr><td></td><td>silent for a heartbeat</td><td>PING</td><td>Live</td></tr>
 * <tr><td></td><td>machine silent for 2.5</td><td></td><td>Closed</td></tr>
 * <tr><td></td><td>dismissed</td><td>GOAWAY</td><td>Leaving</td></tr>
 * <tr><td></td><td>GOAWAY</td><td></td><td>Leaving</td></tr>
 * <tr><td></td><td>beyond the window, on a channel</td><td>forget appended, SLOW 0303</td>
 * <td>Live</td></tr>
 * <tr><td>Leaving</td><td>SAMPLES, stored, PING, RESULT</td><td>append, ACK, PONG, note it</td><td>Leaving</td></tr>
 * <tr><td></td><td>deadline</td><td></td><td>Closed</td></tr>
 * </table>
 *
 * <p>Not safe for several threads.
 */
public final class Session {
  private final Effects effects = new Effects();
  private State state;

  /**
   * @param acceptedAt when the connection was accepted; its deadlines count from here
   */
  public Session(SessionTerms terms, SessionSeed seed, Moment acceptedAt) {
    long deadlineMs = acceptedAt.monotonicMs() + terms.handshakeLimit().toMillis();
    this.state = new AwaitingHello(new Handshake.Opening(terms, seed, deadlineMs, null));
  }

  /**
   * Takes one input.
   *
   * @return what to do, in order; valid until the next call
   */
  public List<Effect> on(Input input, Moment now) {
    effects.clear();
    state = next(input, now);
    if (effects.sends()) {
      state.sent(now);
    }
    return effects.view();
  }

  private State next(Input input, Moment now) {
    return switch (input) {
      case Input.Received(RmpMessage message) -> state.received(message, now, effects);
      case Input.Skipped _ -> state.skipped(now);
      case Input.Unreadable(RmpCode code, String detail) ->
          isClosed() ? state : Closed.fail(code, detail, effects);
      case Input.CertificateShown(Set<MachineId> machines) -> state.certificateShown(machines);
      case Input.Bridged _ -> state.bridged();
      case Input.ChannelProven _ -> state.channelProven();
      case Input.ChannelsGone _ -> state.channelsGone(now, effects);
      case Input.TurnedAway(RmpCode code, var retryAfter) ->
          state.turnedAway(code, retryAfter, effects);
      case Input.CredentialAnswered(CredentialAnswer answer) ->
          state.credentialAnswered(answer, now, effects);
      case Input.Claimed(Claim claim) -> state.claimed(claim, now, effects);
      case Input.ClaimRefused(RmpCode reason) -> state.claimRefused(reason, effects);
      case Input.Stored(long throughSeq, int samples) ->
          state.stored(throughSeq, samples, now, effects);
      case Input.StoreRefused(var retryAfter) -> state.storeRefused(retryAfter, now, effects);
      case Input.GatewayFull _ -> state.gatewayFull(now, effects);
      case Input.GatewayRelieved _ -> state.gatewayRelieved(now, effects);
      case Input.SessionChanged(SessionText text) -> state.sessionChanged(text, effects);
      case Input.CommandGiven(RmpMessage.Command command) -> state.commandGiven(command, effects);
      case Input.Ticked _ -> state.ticked(now, effects);
      case Input.Dismissed(RmpCode reason, var reconnectAfter) ->
          state.dismissed(reason, reconnectAfter, now, effects);
      case Input.LinkLost _ -> isClosed() ? state : Closed.because(state.ifLinkLost(), effects);
    };
  }

  /** When {@link Input.Ticked} is due, in monotonic milliseconds; far away once closed. */
  public long nextTickMs() {
    return state.nextTickMs();
  }

  public boolean isClosed() {
    return state == Closed.CLOSED;
  }
}
