package io.repstream.perf.fault;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Carries bytes from its channel to the other one of the pair, as the fault in force has it. Both
 * channels live on one event loop, so nothing here is shared between threads.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails ends the pair, which is seen
final class FaultHandler extends ChannelInboundHandlerAdapter {
  private static final int MOST_QUEUED_BYTES = 64 * 1024;
  private static final int MILLIS_PER_SECOND = 1_000;
  private static final int CHUNK_MILLIS = 20;

  private final Direction direction;
  private final Faults faults;
  private final Channel out;
  private final Queue<Piece> queue = new ArrayDeque<>();
  private long queuedBytes;
  private boolean scheduled;
  private boolean ended;
  private @Nullable SplittableRandom random;

  /** Bytes that wait, and for how long after those before them. */
  private record Piece(ByteBuf bytes, long waitNanos) {}

  FaultHandler(Direction direction, Faults faults, Channel out) {
    this.direction = direction;
    this.faults = faults;
    this.out = out;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    switch (faults.in(direction)) {
      case Fault.None() -> add(ctx, bytes, 0);
      case Fault.Delay delay -> add(ctx, bytes, queue.isEmpty() ? delay.by().toNanos() : 0);
      case Fault.Bandwidth(long perSecond) -> trickle(ctx, bytes, perSecond);
      case Fault.Slice(int size) -> slice(ctx, bytes, size);
      case Fault.Blackhole() -> bytes.release();
      case Fault.Reset() -> reset(ctx, bytes);
      case Fault.Corrupt(int bytesPerFlip, long seed) ->
          add(ctx, corrupted(bytes, bytesPerFlip, seed), 0);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    if (faults.in(direction) instanceof Fault.Blackhole) {
      queue.forEach(piece -> piece.bytes().release());
      queue.clear();
      return;
    }
    ended = true;
    drain(ctx);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    ctx.close();
  }

  private void trickle(ChannelHandlerContext ctx, ByteBuf bytes, long perSecond) {
    int chunk = (int) Math.max(1, perSecond * CHUNK_MILLIS / MILLIS_PER_SECOND);
    long nanosPerByte = TimeUnit.SECONDS.toNanos(1) / perSecond;
    while (bytes.isReadable()) {
      int size = Math.min(chunk, bytes.readableBytes());
      add(ctx, bytes.readRetainedSlice(size), size * nanosPerByte);
    }
    bytes.release();
  }

  private void slice(ChannelHandlerContext ctx, ByteBuf bytes, int size) {
    while (bytes.isReadable()) {
      // A pause, else the kernel joins what is written at once.
      add(
          ctx,
          bytes.readRetainedSlice(Math.min(size, bytes.readableBytes())),
          TimeUnit.MILLISECONDS.toNanos(1));
    }
    bytes.release();
  }

  private void reset(ChannelHandlerContext ctx, ByteBuf bytes) {
    bytes.release();
    FaultProxy.reset(ctx.channel());
    FaultProxy.reset(out);
  }

  private ByteBuf corrupted(ByteBuf bytes, int bytesPerFlip, long seed) {
    SplittableRandom dice = random == null ? new SplittableRandom(seed) : random;
    random = dice;
    for (int i = bytes.readerIndex(); i < bytes.writerIndex(); i++) {
      if (dice.nextInt(bytesPerFlip) == 0) {
        bytes.setByte(i, bytes.getByte(i) ^ (1 << dice.nextInt(Byte.SIZE)));
      }
    }
    return bytes;
  }

  private void add(ChannelHandlerContext ctx, ByteBuf bytes, long waitNanos) {
    queue.add(new Piece(bytes, waitNanos));
    queuedBytes += bytes.readableBytes();
    if (queuedBytes > MOST_QUEUED_BYTES) {
      ctx.channel().config().setOption(ChannelOption.AUTO_READ, false);
    }
    drain(ctx);
  }

  /** Writes what is due; the first that is not is waited for. */
  private void drain(ChannelHandlerContext ctx) {
    if (scheduled) {
      return;
    }
    Piece next = queue.peek();
    while (next != null && next.waitNanos() == 0) {
      write(ctx, queue.remove());
      next = queue.peek();
    }
    if (next != null) {
      scheduled = true;
      ctx.channel()
          .eventLoop()
          .schedule(
              () -> {
                scheduled = false;
                if (!queue.isEmpty()) {
                  write(ctx, queue.remove());
                }
                drain(ctx);
              },
              next.waitNanos(),
              TimeUnit.NANOSECONDS);
    } else if (ended) {
      out.writeAndFlush(ctx.alloc().buffer(0)).addListener(ChannelFutureListener.CLOSE);
    }
  }

  private void write(ChannelHandlerContext ctx, Piece piece) {
    queuedBytes -= piece.bytes().readableBytes();
    out.writeAndFlush(piece.bytes());
    if (queuedBytes <= MOST_QUEUED_BYTES / 2) {
      ctx.channel().config().setOption(ChannelOption.AUTO_READ, true);
    }
  }
}
