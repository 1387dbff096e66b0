package io.repstream.api.command;

import io.repstream.api.access.Place;
import io.repstream.api.access.Relations;
import io.repstream.api.command.life.Command;
import io.repstream.api.command.order.Order;
import io.repstream.common.id.MemberId;
import java.util.Optional;

/** Who may tell a machine what. Pure. */
final class CommandRights {
  private CommandRights() {}

  /**
   * Whether somebody may give an order.
   *
   * @param gym where the machine stands
   * @param signedIn who trains at the machine
   */
  static boolean permit(Order order, Relations relations, Place gym, Optional<MemberId> signedIn) {
    return switch (order) {
      case Order.Reboot _, Order.Firmware _ -> relations.mayManageMachinesOf(gym);
      case Order.SetTargetSpeed _,
          Order.SetTargetIncline _,
          Order.SetTargetResistance _,
          Order.SetTargetPower _,
          Order.SetUp _ ->
          relations.mayCommandMachinesOf(gym)
              || (relations.mayTrainIn(gym)
                  && signedIn.filter(relations.caller().memberId()::equals).isPresent());
      case Order.Start _,
          Order.Stop _,
          Order.Pause _,
          Order.Message _,
          Order.Lock _,
          Order.Unlock _,
          Order.SignOut _ ->
          relations.mayCommandMachinesOf(gym);
    };
  }

  /** Whether somebody may see a command: staff, and who gave it. */
  static boolean permitSeeing(Command command, Relations relations, Place gym) {
    return relations.mayCommandMachinesOf(gym)
        || command.requestedBy().equals(relations.caller().memberId());
  }
}
