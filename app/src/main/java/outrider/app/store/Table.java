package outrider.app.store;

import outrider.core.record.RecordType;

/// What a query can watch and a transaction can touch.
public enum Table {
  LEAD,
  ACCOUNT,
  CONTACT,
  OPPORTUNITY,
  ACTIVITY,
  TASK,
  ATTACHMENT,
  CHECKMARK,
  CONFLICT,
  PROPOSAL,
  ESCALATION,
  ENROLLMENT,
  TAGGING,
  HANDOVER,
  TAKEOVER,
  APPROVAL,
  PROCESS_AUDIT,
  SEGMENT,
  QUOTA,
  FORECAST,
  DEVICE_LAG,
  WEEKLY_REVIEW,
  DIAGNOSIS,
  RATIO_FLAG,
  CASE_STUDY,
  CASE_VIEW,
  EXTERNAL_RECORD,
  /// What is counted out of records: see `FactLog`.
  FACT,
  /// Every configuration type: users, teams, pipelines, fields …
  CONFIGURATION,
  OUTBOX,
  SCOPE,
  ATTENTION,
  BLOB,
  IMPORT,
  SAVED_VIEW,
  META;

  public static Table of(RecordType type) {
    return type.isConfiguration() ? CONFIGURATION : valueOf(type.name());
  }
}
