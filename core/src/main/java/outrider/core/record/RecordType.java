package outrider.core.record;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Every kind of record that is stored and synced. The wire name is what travels and what is
/// stored, so that a constant can be renamed without a migration.
public enum RecordType {
  LEAD("lead", false),
  ACCOUNT("account", false),
  CONTACT("contact", false),
  OPPORTUNITY("opportunity", false),
  ACTIVITY("activity", false),
  TASK("task", false),
  ATTACHMENT("attachment", false),
  CHECKMARK("checkmark", false),
  CONFLICT("conflict", false),
  PROPOSAL("proposal", false),
  ESCALATION("escalation", false),
  ENROLLMENT("enrollment", false),
  TAGGING("tagging", false),
  HANDOVER("handover", false),
  TAKEOVER("takeover", false),
  APPROVAL("approval", false),
  PROCESS_AUDIT("process_audit", false),
  SEGMENT("segment", false),
  QUOTA("quota", false),
  FORECAST("forecast", false),
  DEVICE_LAG("device_lag", false),
  WEEKLY_REVIEW("weekly_review", false),
  DIAGNOSIS("diagnosis", false),
  RATIO_FLAG("ratio_flag", false),
  CASE_STUDY("case_study", false),
  CASE_VIEW("case_view", false),
  EXTERNAL_RECORD("external_record", false),
  TAG("tag", true),
  PRODUCT("product", true),
  PIPELINE("pipeline", true),
  STAGE("stage", true),
  CHECKLIST_ITEM("checklist_item", true),
  USER("user", true),
  TEAM("team", true),
  FIELD("field", true),
  LAYOUT("layout", true),
  CALENDAR("calendar", true),
  SERVICE_LEVEL("service_level", true),
  FORM("form", true),
  ASSIGNMENT_RULE("assignment_rule", true),
  ESCALATION_LEVEL("escalation_level", true),
  CADENCE("cadence", true),
  TAG_RULE("tag_rule", true),
  POOL("pool", true),
  PROMOTION("promotion", true),
  RULE_CHANGE("rule_change", true),
  CHANGE_REQUEST("change_request", true),
  EXPERIMENT("experiment", true),
  DATA_SOURCE("data_source", true),
  RATIO("ratio", true);

  private static final Map<String, RecordType> BY_WIRE_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(RecordType::wireName, Function.identity()));

  private final String wireName;
  private final boolean configuration;

  RecordType(String wireName, boolean configuration) {
    this.wireName = wireName;
    this.configuration = configuration;
  }

  public String wireName() {
    return wireName;
  }

  /// Configuration is readable by everybody of the tenant (scope `config`) and written by
  /// administrators only.
  public boolean isConfiguration() {
    return configuration;
  }

  /// Children hang on a parent record (field `parent`), share its owner and team, and move with it.
  public boolean isChild() {
    return switch (this) {
      case ACTIVITY,
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
          EXTERNAL_RECORD ->
          true;
      default -> false;
    };
  }

  public static Optional<RecordType> byWireName(String name) {
    return Optional.ofNullable(BY_WIRE_NAME.get(name));
  }
}
