package outrider.app.importing.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import outrider.app.duplicate.DuplicateIndex;
import outrider.app.duplicate.PhoneNumbers;
import outrider.app.duplicate.Spelling;
import outrider.app.importing.file.BlankWords;
import outrider.app.importing.file.TableLine;
import outrider.app.importing.file.WrittenDate;
import outrider.app.importing.mapping.ColumnMapping;
import outrider.app.importing.mapping.KnownWords;
import outrider.app.importing.mapping.Mapping;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.opportunity.Opportunity;
import outrider.core.pipeline.OpportunityStage;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.record.Values;
import outrider.core.rule.Reason;

/// Decides record by record what an import does: read the cells, look whether it is there already,
/// and ask the rules. The same planner serves the preview, which throws the commands away, and the
/// import itself, so that what was shown is what happens.
///
/// It remembers what it planned, to find a record that stands twice in the file. One planner for
/// one pass over one file, on one thread.
public final class RowPlanner {
  private final Mapping mapping;
  private final KnownRecords known;
  private final BlankWords blanks;
  private final Supplier<String> ids;
  private final Function<List<Command>, List<Reason>> rules;
  private final String importId;
  private final RowIdentity identity;
  private final boolean fillsAccount;
  private final Map<Integer, CellReader> readers = new LinkedHashMap<>();
  private final Map<String, ReadValue> fixed = new LinkedHashMap<>();

  /// How the records that a filled field refers to are called.
  private final Map<String, KnownWords> named = new HashMap<>();

  private final Map<String, String> accountsMade = new HashMap<>();
  private final DuplicateIndex there;
  private final DuplicateIndex planned;
  private final Map<String, Long> plannedLines = new HashMap<>();

  /// @param ids makes the ids of new records
  /// @param rules why the commands of a row would be refused, as the laptop and HQ will say it;
  ///   empty where they would not
  public RowPlanner(
      Mapping mapping,
      KnownRecords known,
      ImportSettings settings,
      Supplier<String> ids,
      Function<List<Command>, List<Reason>> rules) {
    this.mapping = mapping;
    this.known = known;
    this.blanks = settings.blanks();
    this.ids = ids;
    this.rules = rules;
    this.importId = settings.importId();
    this.identity = new RowIdentity(mapping);
    this.fillsAccount = mapping.fills(Opportunity.ACCOUNT);
    var phones = new PhoneNumbers(settings.phoneRegion());
    this.there = known.index(type());
    this.planned = new DuplicateIndex(type(), phones);
    for (var column : mapping.columns()) {
      column
          .field()
          .ifPresent(field -> {
            readers.put(column.column().index(), reader(column, field, phones, settings));
            name(field);
          });
    }
    mapping
        .fixed()
        .forEach((name, text) ->
            mapping
                .target()
                .field(name)
                .ifPresent(field -> {
                  fixed.put(name, fixedValue(field, text, phones, settings));
                  name(field);
                }));
  }

  private void name(FieldDefinition field) {
    if (field.kind() == FieldKind.REFERENCE) {
      named.put(field.name(), known.words(field));
    }
  }

  /// Plans the next record of the file.
  public PlannedRow plan(TableLine line) {
    return switch (line) {
      case TableLine.Broken broken ->
          new PlannedRow.Refused(
              broken, List.of(Reason.of("row.broken", "fault", broken.fault().name())));
      case TableLine.Readable readable -> plan(readable);
    };
  }

  private PlannedRow plan(TableLine.Readable line) {
    var draft = new RowDraft(Row.of(type(), ids.get()));
    fixed.forEach((name, value) -> draft.take(name, value, ""));
    readers.forEach((index, reader) -> {
      var cell = line.cells().get(index).strip();
      if (!blanks.isBlank(cell)) {
        take(draft, reader, cell);
      }
    });
    if (!draft.refusals().isEmpty()) {
      return new PlannedRow.Refused(line, draft.refusals());
    }
    if (draft.isEmpty()) {
      return new PlannedRow.Refused(line, List.of(Reason.of("row.nothing")));
    }
    complete(draft, line);
    return against(draft, draft.row(), line);
  }

  private void take(RowDraft draft, CellReader reader, String cell) {
    var name = reader.field().name();
    draft.remember(name, cell);
    var value = reader.read(cell);
    if (value instanceof ReadValue.Odd odd && reader.refersTo()) {
      draft.take(name, reference(draft, reader.field(), odd), cell);
    } else {
      draft.take(name, value, reader.header());
    }
  }

  /// A customer nobody knows becomes one; nobody can become a colleague or a product by being
  /// named.
  private ReadValue reference(RowDraft draft, FieldDefinition field, ReadValue.Odd odd) {
    if (field.references() != RecordType.ACCOUNT) {
      return odd;
    }
    var key = Spelling.company(odd.text());
    var id = accountsMade.get(key);
    if (id == null) {
      id = ids.get();
      accountsMade.put(key, id);
      draft.alsoMake(id, odd.text());
    }
    return new ReadValue.Value(id);
  }

  /// What follows from the rest of the row: a name, a closing day, an id, whose import it is.
  private void complete(RowDraft draft, TableLine.Readable line) {
    if (!draft.has(Fields.NAME)) {
      composedName(draft).ifPresent(name -> draft.put(Fields.NAME, name));
    }
    if (type() == RecordType.OPPORTUNITY) {
      completeDeal(draft);
    }
    if (draft.has(Fields.OWNER) && !draft.isSaid(Fields.POOL)) {
      // The pool that was chosen for all is for those that nobody has.
      draft.remove(Fields.POOL);
    }
    identity.of(draft, line).ifPresent(id -> draft.put(Fields.EXTERNAL_ID, id));
    draft.put(Fields.IMPORT, importId);
  }

  private Optional<String> composedName(RowDraft draft) {
    return switch (type()) {
      case OPPORTUNITY -> {
        var parts = new ArrayList<String>();
        draft.word("product", named).ifPresent(parts::add);
        draft.word(Opportunity.ACCOUNT, named).ifPresent(parts::add);
        yield parts.isEmpty()
            ? draft.text(Fields.EXTERNAL_ID)
            : Optional.of(String.join(" · ", parts));
      }
      case LEAD -> draft.text("company");
      default -> Optional.empty();
    };
  }

  private void completeDeal(RowDraft draft) {
    var closed =
        draft
            .text(Opportunity.STAGE)
            .flatMap(known.configuration()::stage)
            .filter(stage -> stage.kind() != OpportunityStage.Kind.OPEN)
            .isPresent();
    // Other systems have one column for the day it will close and the day it did.
    if (closed && !draft.has(Opportunity.CLOSED_ON)) {
      draft
          .value(Opportunity.CLOSE_ON)
          .ifPresent(closeOn -> draft.put(Opportunity.CLOSED_ON, closeOn));
    }
    if (!draft.has(Opportunity.ACCOUNT) && fillsAccount) {
      draft.flag(Reason.of("row.no-account"));
    }
  }

  private PlannedRow against(RowDraft draft, Row row, TableLine.Readable line) {
    var twin = planned.find(row);
    if (twin.isPresent()) {
      var first = plannedLines.getOrDefault(twin.get().id(), 0L);
      return new PlannedRow.Refused(
          line, List.of(Reason.of("row.twice", "line", Long.toString(first))));
    }
    var match = there.find(row);
    if (match.isEmpty()) {
      return fresh(draft, row, line);
    }
    var existing = known.row(type(), match.get().id());
    if (existing.isEmpty()) {
      return fresh(draft, row, line);
    }
    if (!match.get().by().certain() && !nameIdentifies()) {
      return remember(
          row,
          line,
          new PlannedRow.Suspected(line, match.get().id(), match.get().by(), make(draft, row)));
    }
    var commands = changes(row, existing.get(), match.get());
    if (commands.isEmpty()) {
      return remember(
          row, line, new PlannedRow.Unchanged(line, existing.get().id(), match.get().by()));
    }
    return judged(
        commands,
        line,
        () ->
            remember(
                row,
                line,
                new PlannedRow.Update(
                    line, existing.get().id(), match.get().by(), commands, draft.flags())));
  }

  private PlannedRow fresh(RowDraft draft, Row row, TableLine.Readable line) {
    var commands = make(draft, row);
    return judged(
        commands,
        line,
        () -> remember(row, line, new PlannedRow.New(line, commands, draft.flags())));
  }

  private PlannedRow judged(List<Command> commands, TableLine line, Supplier<PlannedRow> accepted) {
    var reasons = rules.apply(commands);
    if (!reasons.isEmpty()) {
      return new PlannedRow.Refused(line, reasons);
    }
    return accepted.get();
  }

  private List<Command> make(RowDraft draft, Row row) {
    var commands = new ArrayList<Command>();
    draft
        .accountsToMake()
        .forEach((id, name) -> {
          var fields = new LinkedHashMap<String, Object>();
          fields.put(Fields.NAME, name);
          fields.put(Fields.IMPORT, importId);
          for (var shared : List.of(Fields.OWNER, Fields.TEAM)) {
            if (draft.has(shared)) {
              fields.put(shared, row.text(shared));
            }
          }
          commands.add(new Command.CreateRecord(RecordType.ACCOUNT, id, fields));
        });
    commands.add(new Command.CreateRecord(type(), row.id(), row.fields()));
    return commands;
  }

  /// What the record there gets from the row: everything that differs when it has the very same id
  /// in the other system, only what is blank when it was found by phone or e-mail.
  private List<Command> changes(Row row, Row existing, DuplicateIndex.Match match) {
    var all = match.by() == DuplicateIndex.By.EXTERNAL_ID;
    var commands = new ArrayList<Command>();
    var edits = new ArrayList<FieldEdit>();
    row.fields()
        .forEach((name, value) -> {
          var managed = mapping.target().field(name).filter(FieldDefinition::managed);
          var before = existing.value(name);
          if (managed.isEmpty()
              && mapping.target().field(name).isPresent()
              && (before == null || (all && !Values.same(before, value)))) {
            edits.add(new FieldEdit(name, before, value));
          }
        });
    if (!edits.isEmpty()) {
      commands.add(new Command.EditFields(type(), existing.id(), edits));
    }
    var from = existing.textOrNull(Opportunity.STAGE);
    var to = row.textOrNull(Opportunity.STAGE);
    if (all && type() == RecordType.OPPORTUNITY && from != null && to != null && !from.equals(to)) {
      commands.add(new Command.AdvanceOpportunity(existing.id(), from, to, null));
    }
    return commands;
  }

  private PlannedRow remember(Row row, TableLine line, PlannedRow planned) {
    this.planned.add(row);
    plannedLines.put(row.id(), line.line());
    return planned;
  }

  /// There is one product and one customer of a name; of people there are many.
  private boolean nameIdentifies() {
    return type() == RecordType.PRODUCT || type() == RecordType.ACCOUNT;
  }

  private RecordType type() {
    return mapping.target().type();
  }

  private CellReader reader(
      ColumnMapping column, FieldDefinition field, PhoneNumbers phones, ImportSettings settings) {
    return new CellReader(
        field,
        column.column().header(),
        column.order(),
        column.wan(),
        column.values(),
        known.words(field),
        phones,
        settings.zone());
  }

  private ReadValue fixedValue(
      FieldDefinition field, String text, PhoneNumbers phones, ImportSettings settings) {
    return new CellReader(
            field,
            "",
            WrittenDate.Order.DAY_FIRST,
            false,
            List.of(),
            known.words(field),
            phones,
            settings.zone())
        .read(text);
  }
}
