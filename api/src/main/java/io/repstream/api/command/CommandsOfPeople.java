package io.repstream.api.command;

import io.repstream.api.command.life.Command;
import io.repstream.api.platform.person.PersonalData;
import io.repstream.api.platform.person.PersonalRecords;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Who asked for a command is forgotten; what machines did stays. */
@ApplicationScoped
public class CommandsOfPeople implements PersonalData {
  @Override
  public String holder() {
    return "command";
  }

  @Override
  public List<PersonalRecords> records() {
    return List.of(PersonalRecords.named(Command.SCHEMA.collection(), "requestedBy"));
  }
}
