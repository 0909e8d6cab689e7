package outrider.app.journey;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import outrider.core.approval.ApprovalKind;
import outrider.core.pipeline.ChecklistItem;

/// A stage that a new journey begins with, and what is asked there. Names are in both languages.
///
/// @param kind `open`, `won` or `lost`
/// @param limitDays 0 for no limit
/// @param ownerRole who looks after deals there; empty for anybody
record TemplateStage(
    String name,
    String nameEn,
    String kind,
    long limitDays,
    long winRatePercent,
    String ownerRole,
    List<Condition> conditions) {

  /// @param fields of the checklist item, without what refers to other parts
  /// @param insteadOfFormer whether it can stand in for the condition before it
  /// @param back the English name of the stage to which a no leads; null for none
  record Condition(
      String name,
      String nameEn,
      Map<String, Object> fields,
      boolean insteadOfFormer,
      @Nullable String back) {

    Condition standingIn() {
      return new Condition(name, nameEn, fields, true, back);
    }

    Condition askedOnEntry() {
      return with(ChecklistItem.GATE, ChecklistItem.ENTRY);
    }

    Condition advised() {
      return with(ChecklistItem.RECOMMENDED, true);
    }

    Condition hint(String hint, String hintEn) {
      return with("hint", hint).with("hintEn", hintEn);
    }

    private Condition with(String field, Object value) {
      var more = new LinkedHashMap<>(fields);
      more.put(field, value);
      return new Condition(name, nameEn, more, insteadOfFormer, back);
    }
  }

  static TemplateStage open(
      String name,
      String nameEn,
      long limitDays,
      long winRatePercent,
      String ownerRole,
      Condition... conditions) {
    return new TemplateStage(
        name, nameEn, "open", limitDays, winRatePercent, ownerRole, List.of(conditions));
  }

  static TemplateStage won(String name, String nameEn) {
    return new TemplateStage(name, nameEn, "won", 0, 100, "", List.of());
  }

  static TemplateStage lost(String name, String nameEn) {
    return new TemplateStage(name, nameEn, "lost", 0, 0, "", List.of());
  }

  static Condition action(String name, String nameEn) {
    return condition(name, nameEn, ChecklistItem.Kind.ACTION, Map.of());
  }

  static Condition fields(String name, String nameEn, String... fields) {
    return condition(
        name,
        nameEn,
        ChecklistItem.Kind.FIELD,
        Map.of(ChecklistItem.NAMED_FIELDS, List.of(fields)));
  }

  static Condition photos(String name, String nameEn, String fileKind, long count) {
    return condition(
        name,
        nameEn,
        ChecklistItem.Kind.ATTACHMENT,
        Map.of(ChecklistItem.ATTACHMENT_KIND, fileKind, ChecklistItem.COUNT, count));
  }

  /// @param template what has to be in it, in the language of whoever begins the journey
  static Condition deliverable(String name, String nameEn, String fileKind, String template) {
    return condition(
        name,
        nameEn,
        ChecklistItem.Kind.DELIVERABLE,
        Map.of(
            ChecklistItem.ATTACHMENT_KIND,
            fileKind,
            ChecklistItem.COUNT,
            1L,
            ChecklistItem.TEMPLATE,
            template));
  }

  /// The word of those whose duty it is.
  static Condition word(String name, String nameEn, ApprovalKind kind) {
    return condition(
        name,
        nameEn,
        ChecklistItem.Kind.SIGN_OFF,
        Map.of(ChecklistItem.SIGN, "approval", ChecklistItem.SIGN_KIND, kind.word()));
  }

  static Condition review(String name, String nameEn) {
    return condition(
        name,
        nameEn,
        ChecklistItem.Kind.SIGN_OFF,
        Map.of(ChecklistItem.SIGN, ChecklistItem.PEER_REVIEW));
  }

  static Condition risks(String name, String nameEn) {
    return condition(
        name,
        nameEn,
        ChecklistItem.Kind.SIGN_OFF,
        Map.of(ChecklistItem.SIGN, ChecklistItem.RISK_ASSESSMENT));
  }

  static Condition decision(String name, String nameEn, String about, String back) {
    return new Condition(
        name,
        nameEn,
        Map.of(
            ChecklistItem.KIND,
            ChecklistItem.Kind.DECISION.wireName(),
            ChecklistItem.DECISION,
            about),
        false,
        back);
  }

  private static Condition condition(
      String name, String nameEn, ChecklistItem.Kind kind, Map<String, Object> more) {
    var fields = new LinkedHashMap<String, Object>(more);
    fields.put(ChecklistItem.KIND, kind.wireName());
    return new Condition(name, nameEn, fields, false, null);
  }
}
