package outrider.core.library;

import static outrider.core.record.FieldDefinition.choice;
import static outrider.core.record.FieldDefinition.field;
import static outrider.core.record.FieldDefinition.reference;
import static outrider.core.record.RecordType.CASE_STUDY;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import outrider.core.pipeline.OpportunityStage;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// How a good rep does it: a recording or a paper with its script, tied to the stages it helps in.
/// Its files are attachments that hang on it.
///
/// Two people stand for each: whoever wrote it marks that it names no customer any more, and
/// another says that it may be seen by everybody. What is published is not written in: it is
/// withdrawn first.
public record CaseStudy(Row row) {

  public static final String SUMMARY = "summary";
  public static final String KIND = "kind";
  public static final String INDUSTRY = "industry";
  public static final String SCRIPT = "script";

  /// The stages' lineages, so that it stays tied to them over all versions of a pipeline.
  public static final String STAGES = "stages";

  /// Whether names, numbers and faces of customers are out of it.
  public static final String DESENSITISED = "desensitised";

  public static final String MARKED_BY = "markedBy";
  public static final String MARKED_AT = "markedAt";
  public static final String STATE = "state";

  /// Everybody who had a hand in it: none of them reviews it.
  public static final String WRITERS = "writers";

  public static final String REVIEWER = "reviewer";

  /// What the reviewer said when it was given back.
  public static final String NOTE = "note";

  public static final String SUBMITTED_AT = "submittedAt";
  public static final String PUBLISHED_AT = "publishedAt";

  public static final int STAGES_MAX = 50;

  /// What there is to see or hear.
  public enum Kind {
    AUDIO,
    VIDEO,
    DOCUMENT;

    /// As it is stored.
    public String word() {
      return switch (this) {
        case AUDIO -> "audio";
        case VIDEO -> "video";
        case DOCUMENT -> "document";
      };
    }

    public boolean isRecording() {
      return this != DOCUMENT;
    }

    public static Kind of(@Nullable String word) {
      return Arrays.stream(values())
          .filter(kind -> kind.word().equals(word))
          .findFirst()
          .orElse(DOCUMENT);
    }
  }

  /// What a case may lack before another is to look at it.
  public enum Missing {
    RECORDING,
    SCRIPT,
    STAGE,
    DESENSITISED
  }

  /// How far it is.
  public enum State {
    DRAFT,
    REVIEW,
    PUBLISHED,
    WITHDRAWN;

    /// As it is stored.
    public String word() {
      return switch (this) {
        case DRAFT -> "draft";
        case REVIEW -> "review";
        case PUBLISHED -> "published";
        case WITHDRAWN -> "withdrawn";
      };
    }

    public Set<State> next() {
      return switch (this) {
        case DRAFT -> Set.of(REVIEW);
        case REVIEW -> Set.of(DRAFT, PUBLISHED);
        case PUBLISHED -> Set.of(WITHDRAWN);
        case WITHDRAWN -> Set.of(DRAFT);
      };
    }

    public static Optional<State> of(@Nullable String word) {
      return Arrays.stream(values()).filter(state -> state.word().equals(word)).findFirst();
    }

    static String[] words() {
      return Arrays.stream(values()).map(State::word).toArray(String[]::new);
    }
  }

  public static final List<FieldDefinition> FIELDS =
      List.of(
          field(CASE_STUDY, Fields.NAME, FieldKind.TEXT).asRequired(),
          field(CASE_STUDY, SUMMARY, FieldKind.TEXT),
          choice(CASE_STUDY, KIND, "audio", "video", "document"),
          field(CASE_STUDY, INDUSTRY, FieldKind.TEXT),
          field(CASE_STUDY, SCRIPT, FieldKind.LONG_TEXT),
          field(CASE_STUDY, STAGES, FieldKind.TEXT_SET),
          field(CASE_STUDY, DESENSITISED, FieldKind.FLAG),
          reference(CASE_STUDY, MARKED_BY, RecordType.USER).asManaged(),
          field(CASE_STUDY, MARKED_AT, FieldKind.INSTANT).asManaged(),
          choice(CASE_STUDY, STATE, State.words()).asManaged(),
          field(CASE_STUDY, WRITERS, FieldKind.TEXT_SET).asManaged(),
          reference(CASE_STUDY, REVIEWER, RecordType.USER).asManaged(),
          field(CASE_STUDY, NOTE, FieldKind.TEXT).asManaged(),
          field(CASE_STUDY, SUBMITTED_AT, FieldKind.INSTANT).asManaged(),
          field(CASE_STUDY, PUBLISHED_AT, FieldKind.INSTANT).asManaged(),
          field(CASE_STUDY, Fields.AUDIENCE, FieldKind.TEXT).asManaged(),
          reference(CASE_STUDY, Fields.OWNER, RecordType.USER).asManaged(),
          field(CASE_STUDY, Fields.CREATED_AT, FieldKind.INSTANT).asManaged(),
          reference(CASE_STUDY, Fields.CREATED_BY, RecordType.USER).asManaged());

  /// What is read or heard: whoever changes it has to look again whether it names nobody.
  public static final Set<String> CONTENT = Set.of(Fields.NAME, SUMMARY, SCRIPT);

  /// What a stage is called in `stages`.
  public static String keyOf(OpportunityStage stage) {
    return stage.lineage();
  }

  public static CaseStudy of(Row row) {
    return new CaseStudy(row);
  }

  public String id() {
    return row.id();
  }

  public String title() {
    return row.text(Fields.NAME);
  }

  public String summary() {
    return row.text(SUMMARY);
  }

  public String script() {
    return row.text(SCRIPT);
  }

  public String industry() {
    return row.text(INDUSTRY);
  }

  public Kind kind() {
    return Kind.of(row.textOrNull(KIND));
  }

  public List<String> stages() {
    return row.set(STAGES);
  }

  public boolean isDesensitised() {
    return row.flag(DESENSITISED);
  }

  /// What it lacks, of what everybody's case has: a recording its file and its script, a paper one
  /// of the two; a stage; the mark.
  ///
  /// @param hasFile whether any file hangs on it
  public Set<Missing> missing(boolean hasFile) {
    var missing = EnumSet.noneOf(Missing.class);
    if (kind().isRecording() && !hasFile) {
      missing.add(Missing.RECORDING);
    }
    if (script().isBlank() && (kind().isRecording() || !hasFile)) {
      missing.add(Missing.SCRIPT);
    }
    if (stages().isEmpty()) {
      missing.add(Missing.STAGE);
    }
    if (!isDesensitised()) {
      missing.add(Missing.DESENSITISED);
    }
    return missing;
  }

  /// What a newer program calls otherwise is nothing that this one publishes or writes in.
  public State state() {
    return State.of(row.textOrNull(STATE)).orElse(State.WITHDRAWN);
  }

  public boolean isPublished() {
    return state() == State.PUBLISHED;
  }

  /// Who began it.
  public @Nullable String author() {
    return row.textOrNull(Fields.CREATED_BY);
  }

  public boolean isWrittenBy(String user) {
    return user.equals(author()) || row.set(WRITERS).contains(user);
  }

  public Optional<String> reviewer() {
    return Optional.ofNullable(row.textOrNull(REVIEWER));
  }

  /// What the reviewer said when it was given back; empty for none.
  public String note() {
    return row.text(NOTE);
  }

  public long publishedAt() {
    return row.number(PUBLISHED_AT, 0);
  }
}
