package io.repstream.gateway.handler;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.repstream.common.id.MachineId;
import io.repstream.common.rmp.Decoded;
import io.repstream.common.rmp.RmpCode;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.common.telemetry.SampleBlock;
import io.repstream.gateway.admission.ClaimAnswer;
import io.repstream.gateway.admission.OwnedConnection;
import io.repstream.gateway.capture.Recordable;
import io.repstream.gateway.capture.Recording;
import io.repstream.gateway.drain.Guest;
import io.repstream.gateway.session.Claim;
import io.repstream.gateway.session.CloseReason;
import io.repstream.gateway.session.Effect;
import io.repstream.gateway.session.Effect.Admission;
import io.repstream.gateway.session.Input;
import io.repstream.gateway.session.Moment;
import io.repstream.gateway.session.Session;
import io.repstream.gateway.session.SessionSeed;
import io.repstream.gateway.telemetry.Activity;
import io.repstream.gateway.telemetry.Lane;
import io.repstream.gateway.telemetry.Pressure;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drives one connection's session: what happens on the socket and in the stores goes in, effects
 * are carried out in order. An input that arises meanwhile waits its turn.
 */
public final class SessionHandler extends ChannelInboundHandlerAdapter
    implements OwnedConnection, Guest, Recordable {
  private static final Logger LOG = LoggerFactory.getLogger(SessionHandler.class);

  /** The pipeline's handler that frames come to. */
  public static final String FRAMES_FOLLOW = "messages";

  private static final Duration STORE_FULL_RETRY = Duration.ofSeconds(5);

  private final Channel channel;
  private final SessionServices services;
  private final Session session;
  private final SessionTimer timer;
  private final ReadGate readGate;
  private final Queue<Input> waiting = new ArrayDeque<>(1);
  private volatile @Nullable Admission admission;
  private volatile @Nullable Lane lane;
  private boolean busy;
  private boolean inRead;
  private boolean unflushed;

  /** A handler for one channel, whose handshake begins now. */
  public SessionHandler(Channel channel, SessionServices services, SessionSeed seed) {
    this.channel = channel;
    this.services = services;
    this.session = new Session(services.terms(), seed, services.clocks().now());
    this.timer = new SessionTimer(channel.eventLoop(), () -> on(new Input.Ticked()));
    this.readGate = new ReadGate(channel.config(), services.board().metrics());
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    services.board().connections().opened(this);
    timer.arm(session.nextTickMs(), services.clocks().now());
    ctx.fireChannelActive();
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    inRead = true;
    if (!(message instanceof Decoded decoded)) {
      throw new IllegalStateException("the decoders pass on nothing but Decoded");
    }
    switch (decoded) {
      case Decoded.Message(RmpMessage received) -> {
        services.board().frames().count(received.type());
        on(new Input.Received(received));
      }
      case Decoded.Ignored _ -> on(new Input.Skipped());
      case Decoded.Refused(RmpCode code, String detail) -> on(new Input.Unreadable(code, detail));
      case Decoded.OnChannel _ ->
          on(new Input.Unreadable(RmpCode.UNEXPECTED, "a channel where there is no bridge"));
    }
  }

  /** What other handlers find out about the connection comes as an input. */
  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof Input input) {
      on(input);
    }
    ctx.fireUserEventTriggered(event);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    inRead = false;
    flush();
    ctx.fireChannelReadComplete();
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    readGate.writable(channel.isWritable());
    ctx.fireChannelWritabilityChanged();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    on(new Input.LinkLost());
    timer.cancel();
    readGate.close();
    services.board().connections().closed(this);
    ctx.fireChannelInactive();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (!(cause instanceof IOException)) {
      LOG.error("a connection failed", cause);
    }
    var _ = ctx.close();
  }

  @Override
  public Admission admission() {
    Admission admitted = admission;
    if (admitted == null) {
      throw new IllegalStateException("not admitted");
    }
    return admitted;
  }

  @Override
  public MachineId machineId() {
    return admission().identity().machineId();
  }

  @Override
  public void record(Recording recording) {
    onLoop(
        () -> {
          if (channel.isActive()) {
            tap(channel.pipeline(), new FrameTap(recording));
          }
        });
  }

  /** A channel of a bridge gets its frames decoded, so its tap is the first to see them. */
  private static void tap(ChannelPipeline pipeline, FrameTap tap) {
    if (pipeline.get(FRAMES_FOLLOW) == null) {
      pipeline.addFirst(tap);
    } else {
      pipeline.addBefore(FRAMES_FOLLOW, null, tap);
    }
  }

  @Override
  public Activity activity() {
    Lane open = lane;
    return open == null ? Activity.IDLE : open.activity();
  }

  @Override
  public void tell(Input input) {
    onLoop(() -> on(input));
  }

  /** Looks, on the event loop, whether the gateway is too full for anybody to be read. */
  void heedFullness() {
    onLoop(() -> on(fullness()));
  }

  private Input fullness() {
    boolean full = services.stores().budget().isFull();
    return full ? new Input.GatewayFull() : new Input.GatewayRelieved();
  }

  private void onLoop(Runnable task) {
    try {
      channel.eventLoop().execute(task);
    } catch (RejectedExecutionException loopEnded) {
      LOG.debug("the gateway has stopped before the news of a connection arrived");
    }
  }

  private void on(Input input) {
    waiting.add(input);
    if (busy) {
      return;
    }
    busy = true;
    try {
      for (Input next = waiting.poll(); next != null; next = waiting.poll()) {
        step(next);
      }
    } finally {
      busy = false;
    }
    if (!inRead) {
      flush();
    }
  }

  private void step(Input input) {
    Moment now = services.clocks().now();
    for (Effect effect : session.on(input, now)) {
      perform(effect, now);
    }
    timer.arm(session.nextTickMs(), now);
  }

  private void perform(Effect effect, Moment now) {
    switch (effect) {
      case Effect.Send(RmpMessage message) -> send(message);
      case Effect.LookUpCredential(var machineId) ->
          services
              .stores()
              .admissions()
              .lookUp(machineId, answer -> tell(new Input.CredentialAnswered(answer)));
      case Effect.ClaimOwnership(var identity) ->
          services.stores().admissions().claim(identity, answer -> tell(inputOf(answer)));
      case Effect.Admit(Admission admitted) -> admit(admitted);
      case Effect.Append(SampleBlock block) -> append(block, now);
      case Effect.ForgetAppended _ -> forgetAppended();
      case Effect.CommandSent(var commandId, long afterSeq) ->
          services.board().commands().sent(this, commandId, afterSeq);
      case Effect.CommandReceived(var commandId) ->
          services.board().commands().received(this, commandId);
      case Effect.CommandAnswered(RmpMessage.Result result) ->
          services.board().commands().answered(this, result);
      case Effect.HoldReading _ -> readGate.hold();
      case Effect.ReleaseReading _ -> readGate.release();
      case Effect.Close(CloseReason reason) -> close(reason);
    }
  }

  private void send(RmpMessage message) {
    if (message instanceof RmpMessage.Slow) {
      services.board().metrics().slowed();
    }
    var _ = channel.write(message);
    unflushed = true;
  }

  private static Input inputOf(ClaimAnswer answer) {
    return switch (answer) {
      case ClaimAnswer.Granted(Claim claim) -> new Input.Claimed(claim);
      case ClaimAnswer.Quarantined _ -> new Input.ClaimRefused(RmpCode.QUARANTINED);
      case ClaimAnswer.Unanswerable _ -> new Input.ClaimRefused(RmpCode.TRY_LATER);
    };
  }

  private void admit(Admission admitted) {
    admission = admitted;
    lane =
        services
            .stores()
            .telemetry()
            .open(
                admitted,
                channel.eventLoop(),
                (throughSeq, samples) -> on(new Input.Stored(throughSeq, samples)));
    services.board().admitted(this);
  }

  private void append(SampleBlock block, Moment now) {
    Lane open = lane;
    if (open == null) {
      throw new IllegalStateException("samples before admission");
    }
    services.board().metrics().samplesReceived(block.count());
    Pressure pressure = open.append(block, now.epochMs());
    switch (pressure) {
      case NORMAL -> {}
      case HIGH -> waiting.add(new Input.StoreRefused(STORE_FULL_RETRY));
      case FULL -> waiting.add(fullness());
      case REFUSED -> {
        waiting.add(new Input.StoreRefused(STORE_FULL_RETRY));
        waiting.add(fullness());
      }
    }
  }

  private void forgetAppended() {
    Lane open = lane;
    if (open != null) {
      open.forget();
    }
  }

  private void close(CloseReason reason) {
    readGate.close();
    services.board().ended(this, reason);
    services.board().closer().close(channel, reason, admission);
    unflushed = false;
  }

  private void flush() {
    if (unflushed) {
      unflushed = false;
      channel.flush();
    }
  }

  /** Whether the machine has proven itself and was let in. */
  boolean isAdmitted() {
    return admission != null;
  }
}
