package outrider.app.library;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.Chip;
import outrider.app.fx.Icon;
import outrider.app.i18n.Words;
import outrider.app.problem.ConfiguredNames;
import outrider.app.shell.Workspace;
import outrider.core.library.CaseStudy;
import outrider.core.pipeline.OpportunityStage;
import outrider.core.pipeline.Pipeline;
import outrider.core.record.RecordType;

/// Cases in words. FX thread.
final class LibraryText {
  private final Workspace space;
  private final Words words;
  private final ConfiguredNames names;

  LibraryText(Workspace space) {
    this.space = space;
    words = space.words();
    names = space.reasons().names();
  }

  Words words() {
    return words;
  }

  String kind(CaseStudy.Kind kind) {
    return words.fields().option(RecordType.CASE_STUDY, CaseStudy.KIND, kind.word());
  }

  static Icon icon(CaseStudy.Kind kind) {
    return switch (kind) {
      case AUDIO -> Icon.MICROPHONE;
      case VIDEO -> Icon.MEETING;
      case DOCUMENT -> Icon.DOCUMENT;
    };
  }

  String state(CaseStudy.State state) {
    return words.fields().option(RecordType.CASE_STUDY, CaseStudy.STATE, state.word());
  }

  static Chip.Tone tone(CaseStudy.State state) {
    return switch (state) {
      case DRAFT -> Chip.Tone.PLAIN;
      case REVIEW -> Chip.Tone.INFO;
      case PUBLISHED -> Chip.Tone.OK;
      case WITHDRAWN -> Chip.Tone.OFF;
    };
  }

  /// One thing that a draft lacks.
  String lacks(CaseStudy.Missing missing) {
    return words.get("library.lacks." + missing.name());
  }

  /// All that it lacks, as a sentence.
  String lacks(Set<CaseStudy.Missing> missing) {
    return words.get(
        "library.lacksAll",
        missing.stream().map(this::lacks).collect(Collectors.joining(words.get("list.separator"))));
  }

  String person(@Nullable String user) {
    return names.user(user);
  }

  String near(long at) {
    return words.moments().near(Instant.ofEpochMilli(at), space.clock().instant(), space.zone());
  }

  String bytes(long count) {
    return words.amounts().bytes(count);
  }

  /// The stages that new deals go through, in their order.
  List<OpportunityStage> stages() {
    var configuration = space.database().configuration();
    return configuration.pipelines().stream()
        .map(Pipeline::id)
        .flatMap(pipeline -> configuration.stages(pipeline).stream())
        .filter(OpportunityStage::isOpen)
        .toList();
  }

  String stage(OpportunityStage stage) {
    return names.of(stage.row());
  }

  /// The name of a stage by what cases call it; empty where there is none any more.
  Optional<String> stage(String key) {
    return stages().stream()
        .filter(stage -> CaseStudy.keyOf(stage).equals(key))
        .findFirst()
        .map(this::stage);
  }
}
