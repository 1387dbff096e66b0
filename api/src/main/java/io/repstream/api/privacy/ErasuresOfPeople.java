package io.repstream.api.privacy;

import io.repstream.api.file.FileStore;
import io.repstream.api.platform.person.PersonalData;
import io.repstream.api.platform.person.PersonalRecords;
import io.repstream.common.id.MemberId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Exports, and the erasure under way, which forgets whose it is as its last act. */
@ApplicationScoped
public class ErasuresOfPeople implements PersonalData {
  private final FileStore files;

  @Inject
  public ErasuresOfPeople(FileStore files) {
    this.files = files;
  }

  @Override
  public String holder() {
    return "privacy";
  }

  @Override
  public List<PersonalRecords> records() {
    return List.of(PersonalRecords.kept(Erasure.SCHEMA.collection(), "memberId"));
  }

  @Override
  public void eraseElsewhere(MemberId memberId) {
    files.deleteBelow(ExportWork.folder(memberId));
  }
}
