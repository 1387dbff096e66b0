package io.repstream.api.privacy;

import io.repstream.api.file.FileKey;
import io.repstream.api.file.FileStore;
import io.repstream.api.job.JobRun;
import io.repstream.api.job.JobStep;
import io.repstream.api.job.JobWork;
import io.repstream.api.platform.person.PersonalData;
import io.repstream.api.platform.person.PersonalRecords;
import io.repstream.api.platform.person.PersonalRecords.Treatment;
import io.repstream.common.id.JobId;
import io.repstream.common.id.MemberId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Puts all that is held of a person into one zip: their documents as JSON, and the files that
 * features add. Only the latest export of a person is kept.
 */
@ApplicationScoped
public class ExportWork implements JobWork {
  static final String KIND = "export-person";

  private final Holders holders;
  private final PersonalRecordStore records;
  private final FileStore files;

  @Inject
  public ExportWork(Holders holders, PersonalRecordStore records, FileStore files) {
    this.holders = holders;
    this.records = records;
    this.files = files;
  }

  /** Where a member's exports are. */
  static FileKey folder(MemberId memberId) {
    return new FileKey("exports").child(memberId.toString());
  }

  /** Where an export is. */
  static FileKey file(MemberId memberId, JobId jobId) {
    return folder(memberId).child(jobId + ".zip");
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public JobStep next(JobRun run) {
    MemberId member = run.requestedBy().orElseThrow();
    ZipExport zip = new ZipExport();
    for (PersonalData holder : holders.inOrder()) {
      for (PersonalRecords held : holder.records()) {
        if (held.treatment() == Treatment.DELETE || held.treatment() == Treatment.LOOSEN) {
          zip.add(held.collection() + ".json", records.read(held, member));
        }
      }
      holder.collect(member, zip);
    }
    if (zip.isTooLarge()) {
      return new JobStep.Impossible("too_large");
    }
    files.deleteBelow(folder(member));
    files.put(file(member, run.id()), "application/zip", zip.finished());
    return new JobStep.Done("/v1/me/exports/" + run.id() + "/file");
  }
}
