package outrider.app.diagnosis;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outrider.app.board.BoardShelf;
import outrider.app.board.EvidenceAsked;
import outrider.app.board.EvidenceFound;
import outrider.app.store.RecordTable;
import outrider.app.store.Sql;
import outrider.core.configuration.Configuration;
import outrider.core.diagnosis.KeptDiagnosis;
import outrider.core.diagnosis.Recovery;
import outrider.core.record.RecordType;

/// Reads the diagnoses that were kept, and how their steps are by now. Reader thread.
final class KeptQueries {
  /// Each needs the funnel of its quarter; whoever has more scrolls to what is worth a look.
  static final int LINES_MAX = 60;

  private final BoardShelf shelf;
  private final long now;
  private final ZoneId zone;
  private final Configuration configuration;
  private final Map<String, EvidenceFound> found = new HashMap<>();

  KeptQueries(BoardShelf shelf, long now, ZoneId zone, Configuration configuration) {
    this.shelf = shelf;
    this.now = now;
    this.zone = zone;
    this.configuration = configuration;
  }

  /// The newest first.
  ///
  /// @param counted whether it is looked at how their steps are by now
  List<KeptLine> lines(Sql sql, boolean counted) {
    return RecordTable.of(RecordType.DIAGNOSIS).all(sql).stream()
        .map(KeptDiagnosis::of)
        .sorted(
            Comparator.comparingLong(KeptDiagnosis::keptAt)
                .reversed()
                .thenComparing(KeptDiagnosis::id))
        .limit(LINES_MAX)
        .map(kept ->
            counted ? line(sql, kept) : new KeptLine(kept, Optional.empty(), Optional.empty()))
        .toList();
  }

  private KeptLine line(Sql sql, KeptDiagnosis kept) {
    var then = kept.found();
    var said = kept.fixedOn();
    var day = said == null ? then.fellUntil() : said;
    var fixedOn = Optional.ofNullable(day).map(LocalDate::ofEpochDay);
    var from = then.fellFrom();
    var step = then.step();
    if (day == null || from == null || step == null || day <= from) {
      return new KeptLine(kept, fixedOn, Optional.empty());
    }
    return new KeptLine(
        kept,
        fixedOn,
        evidence(sql, kept)
            .filter(evidence -> evidence.evidence().steps().indexOf(step) > 0)
            .map(evidence ->
                Recovery.of(
                    evidence.evidence().until(evidence.known()),
                    evidence.evidence().steps().indexOf(step),
                    from.intValue(),
                    day.intValue())));
  }

  private Optional<EvidenceFound> evidence(Sql sql, KeptDiagnosis kept) {
    return kept.quarter()
        .map(quarter ->
            found.computeIfAbsent(
                kept.team() + '/' + kept.pipeline() + '/' + quarter.text(),
                same ->
                    shelf.evidence(
                        sql,
                        new EvidenceAsked(
                            Optional.of(kept.team()),
                            kept.pipeline(),
                            quarter,
                            now,
                            zone,
                            configuration))));
  }
}
