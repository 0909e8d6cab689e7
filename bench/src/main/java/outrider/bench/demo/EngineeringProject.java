package outrider.bench.demo;

import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import outrider.app.attachment.Attaching;
import outrider.app.attachment.NewFile;
import outrider.app.command.Receipt;
import outrider.app.profile.OpenBook;
import outrider.app.store.RecordTable;
import outrider.core.approval.ApprovalKind;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.opportunity.Opportunity;
import outrider.core.pipeline.ChecklistItem;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// One deal of environmental engineering in the book of whoever has it, taken along its journey by
/// the gestures of that person: each gate is met as it asks, none is gone around.
public final class EngineeringProject {
  private final OpenBook book;
  private final EngineeringJourney journey;
  private final String id;
  private final String name;

  private EngineeringProject(OpenBook book, EngineeringJourney journey, String id, String name) {
    this.book = book;
    this.journey = journey;
    this.id = id;
    this.name = name;
  }

  /// Begins it with its customer.
  ///
  /// @param wan in ten thousands of yuan
  public static EngineeringProject begin(
      OpenBook book, EngineeringJourney journey, String name, String customer, long wan) {
    var bus = book.commands();
    var account = bus.newId();
    var deal = bus.newId();
    var fields = new HashMap<String, Object>();
    fields.put("name", name);
    fields.put("account", account);
    fields.put("amount", wan * 10_000_00L);
    fields.put("currency", "CNY");
    fields.put("intent", "A");
    fields.put("pipeline", journey.id());
    fields.put("closeOn", Duration.ofMillis(bus.now()).toDays() + 45);
    Told.all(
        bus.submitAll(
                List.of(
                    new Command.CreateRecord(
                        RecordType.ACCOUNT, account, Map.of("name", customer, "region", "华东")),
                    new Command.CreateRecord(RecordType.OPPORTUNITY, deal, fields)))
            .join());
    return new EngineeringProject(book, journey, deal, name);
  }

  /// The same, in a book that was closed and opened again.
  EngineeringProject in(OpenBook opened, EngineeringJourney known) {
    return new EngineeringProject(opened, known, id, name);
  }

  public String id() {
    return id;
  }

  public Row row() {
    return book.database()
        .<List<Row>>readNow(
            sql -> RecordTable.of(RecordType.OPPORTUNITY).find(sql, id).stream().toList())
        .getFirst();
  }

  /// Brings a colleague in.
  ///
  /// @param role a word of `DealRole`
  public void invite(String person, String role) {
    Told.done(submit(new Command.SetMember(id, person, null, role)));
  }

  /// Plans the half year.
  ///
  /// @return ids of the tasks by their title
  public Map<String, String> plan(int day, List<String> undone, Map<String, String> people) {
    var ids = EngineeringPlan.noIds();
    Told.all(
        book.commands()
            .submitAll(
                EngineeringPlan.of(
                    id, day, undone, people, book.commands(), ZoneId.systemDefault(), ids))
            .join());
    return ids;
  }

  /// Goes on stage by stage until a stage, meeting what each asks of whoever has the deal.
  public void walkTo(String stageEn) {
    var target = journey.stage(stageEn);
    for (var stage : journey.stages()) {
      if (stage.id().equals(target)) {
        return;
      }
      if (isBehind(stage.id())) {
        continue;
      }
      meet(stage.id());
      var next = stage.next(journey.stages()).orElseThrow();
      Told.done(move(next.id()));
    }
  }

  private boolean isBehind(String stage) {
    var ids = journey.stages().stream().map(each -> each.id()).toList();
    return ids.indexOf(stage) < ids.indexOf(row().text(Opportunity.STAGE));
  }

  /// Meets what a stage asks on leaving it, as far as that does not need another's word.
  public void meet(String stage) {
    journey.conditions(stage).stream().filter(each -> !each.onEntry()).forEach(this::meet);
  }

  private void meet(ChecklistItem item) {
    switch (item.kind()) {
      case ACTION, DECISION -> Told.done(submit(new Command.MarkItem(id, item.id(), "done", null)));
      case FIELD -> {
        if (item.fieldNames().contains("budgetLow")) {
          var amount = row().number("amount", 0);
          fill("budgetLow", amount * 9 / 10);
          fill("budgetHigh", amount * 11 / 10);
        }
      }
      case ATTACHMENT -> attach(SampleFiles.photos(item.name(), (int) item.count()), item);
      case DELIVERABLE -> attach(List.of(SampleFiles.report(item.name(), name)), item);
      default -> {}
    }
  }

  private void attach(List<NewFile> files, ChecklistItem item) {
    Told.all(
        new Attaching(book.database(), book.commands(), book.undo())
            .attach(files, RecordType.OPPORTUNITY, id, item.attachmentKind())
            .join());
  }

  public void fill(String field, Object value) {
    Told.done(
        submit(
            new Command.EditFields(
                RecordType.OPPORTUNITY,
                id,
                List.of(new FieldEdit(field, row().value(field), value)))));
  }

  /// Asks for a word that a condition waits for.
  ///
  /// @return the id of the request
  public String ask(ApprovalKind kind, String conditionEn, String words) {
    var request = book.commands().newId();
    Told.done(
        submit(
            new Command.RequestApproval(
                request,
                id,
                kind.word(),
                words,
                null,
                null,
                journey.condition(conditionEn),
                null,
                null)));
    return request;
  }

  /// What the rules say of a move, as by a drag on the board; nothing is met first.
  public Receipt move(String stage) {
    return submit(new Command.AdvanceOpportunity(id, row().text(Opportunity.STAGE), stage, null));
  }

  public void tell(String kind, int daysAgo, String text) {
    Told.done(
        submit(
            new Command.LogActivity(
                book.commands().newId(),
                RecordType.OPPORTUNITY,
                id,
                kind,
                "out",
                book.commands().now() - Duration.ofDays(daysAgo).toMillis(),
                null,
                "reached",
                text,
                null,
                List.of(),
                null,
                null)));
  }

  private Receipt submit(Command command) {
    return book.commands().submit(command).join();
  }
}
