package outrider.core.record;

/// The names of fields that mean the same on every type that has them.
public final class Fields {
  /// The user who answers for the record; decides who sees it.
  public static final String OWNER = "owner";

  /// The team that shares the record; everybody in the team and its managers see it.
  public static final String TEAM = "team";

  /// The public pool that a lead is of: without an owner it lies there, with one it goes back
  /// there. What hangs on a lead names the pool only while the lead lies in it; it decides who sees
  /// it then.
  public static final String POOL = "pool";

  /// Who sees it beside its owner, in the words of `Visibility`; empty for nobody in particular.
  public static final String AUDIENCE = "audience";

  /// Colleagues who work on it without having it, as `Members` writes them; they see it too.
  public static final String MEMBERS = "members";

  /// The experiments that a lead or deal is in, as `Entry` writes them.
  public static final String EXPERIMENTS = "experiments";

  public static final String PARENT_TYPE = "parentType";
  public static final String PARENT = "parent";
  public static final String CREATED_AT = "createdAt";
  public static final String CREATED_BY = "createdBy";

  /// The import that made the record, so that the whole import can be undone.
  public static final String IMPORT = "importId";

  /// The record's id in the system it came from; a second import of it adds nothing.
  public static final String EXTERNAL_ID = "externalId";

  public static final String NAME = "name";
  public static final String TAGS = "tags";
  public static final String CURRENCY = "currency";

  /// Of the earliest open task; kept by the rules of tasks.
  public static final String NEXT_STEP = "nextStep";

  public static final String NEXT_STEP_AT = "nextStepAt";
  public static final String LAST_CONTACT_AT = "lastContactAt";
  public static final String FIRST_CONTACT_AT = "firstContactAt";
  public static final String TOUCHES = "touches";

  private Fields() {}
}
