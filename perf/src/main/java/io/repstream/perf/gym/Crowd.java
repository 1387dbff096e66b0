package io.repstream.perf.gym;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Optional;
import java.util.Queue;

/** The members who are not training now; who came longest ago comes next. Safe for all threads. */
final class Crowd {
  private final Queue<Member> waiting;

  Crowd(Collection<Member> members) {
    this.waiting = new ArrayDeque<>(members);
  }

  synchronized Optional<Member> take() {
    return Optional.ofNullable(waiting.poll());
  }

  synchronized void giveBack(Member member) {
    waiting.add(member);
  }
}
