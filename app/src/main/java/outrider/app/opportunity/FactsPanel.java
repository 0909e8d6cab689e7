package outrider.app.opportunity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.activity.Dialer;
import outrider.app.approval.DealApprovals;
import outrider.app.attachment.FileList;
import outrider.app.experiment.VariantCard;
import outrider.app.field.FieldSight;
import outrider.app.field.FieldText;
import outrider.app.fx.Avatar;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Chip;
import outrider.app.fx.Icon;
import outrider.app.library.StageCases;
import outrider.app.member.DealTeam;
import outrider.app.processaudit.DealAudits;
import outrider.app.record.FormSections;
import outrider.app.repeat.RepeatMark;
import outrider.app.repeat.RepeatSign;
import outrider.app.shell.Place;
import outrider.app.shell.Workspace;
import outrider.core.opportunity.Opportunity;
import outrider.core.pipeline.OpportunityStage;
import outrider.core.record.FieldDefinition;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// The right column of a deal's page: its files, the people at the customer, and its fields.
final class FactsPanel extends VBox {

  /// Fields that the head of the page shows, or that nobody reads.
  private static final Set<String> ELSEWHERE =
      Set.of(
          Fields.NAME,
          Opportunity.ACCOUNT,
          "contact",
          Fields.CURRENCY,
          Fields.EXTERNAL_ID,
          Fields.TAGS);

  private final Workspace space;
  private final FieldText text;
  private final FileList files;
  private final DealApprovals approvals;
  private final DealAudits audits;
  private final StageCases cases;
  private final VariantCard variant;
  private final DealTeam team;
  private final DealTasks tasks;
  private final VBox people = new VBox();
  private final VBox derived = new VBox();
  private final VBox fields = new VBox();
  private final Map<String, FactLine> lines = new LinkedHashMap<>();
  private final Map<Label, List<FactLine>> titles = new LinkedHashMap<>();
  private final FieldSight sight;
  private List<FormSections.Section> sections = List.of();

  FactsPanel(Workspace space) {
    this.space = space;
    text = new FieldText(space);
    sight = FieldSight.of(space);
    getStyleClass().addAll("deal-facts");
    files = new FileList(space, RecordType.OPPORTUNITY);
    approvals = new DealApprovals(space);
    team = new DealTeam(space);
    tasks = new DealTasks(space);
    VBox.setMargin(approvals, new Insets(14, 0, 0, 0));
    audits = new DealAudits(space);
    VBox.setMargin(audits, new Insets(14, 0, 0, 0));
    variant = new VariantCard(space);
    cases = new StageCases(space);
    VBox.setMargin(cases, new Insets(14, 0, 0, 0));
    VBox.setMargin(tasks, new Insets(14, 0, 0, 0));
    VBox.setMargin(files, new Insets(14, 0, 0, 0));
    getChildren()
        .addAll(
            team,
            tasks,
            files,
            approvals,
            audits,
            variant,
            cases,
            section("deal.people"),
            people,
            section("deal.facts"),
            derived,
            fields);
  }

  /// Opens the dialog that asks for somebody's word.
  void askForApproval() {
    approvals.ask();
  }

  /// Opens the dialog that has a colleague work on the deal.
  void addMember() {
    team.add();
  }

  /// Attaches what was copied.
  void paste() {
    files.paste();
  }

  void show(DealPage page) {
    team.show(page.deal().row(), page.tasks());
    tasks.show(page.deal().row(), page.tasks());
    files.show(page.deal().id(), page.facts().attachments().reversed());
    approvals.show(page.deal().row(), page.approvals());
    audits.show(page.audits());
    variant.show(page.deal().row());
    cases.show(page.cases());
    people.getChildren().setAll(page.contacts().stream().map(this::person).toList());
    if (page.contacts().isEmpty()) {
      people.getChildren().add(quiet("deal.noPeople"));
    }
    showDerived(page);
    showFields(page);
  }

  /// The line of a field, for focus and tests.
  FactLine line(String field) {
    return java.util.Objects.requireNonNull(lines.get(field));
  }

  private void showFields(DealPage page) {
    var missing =
        page.items().stream()
            .filter(item -> item.progress().blocks())
            .flatMap(item -> item.fields().stream())
            .collect(Collectors.toSet());
    var row = page.deal().row();
    arrange(page);
    for (var line : lines.values()) {
      line.show(row, missing.contains(line.field().name()), page.conflicts());
      setShown(line, sight.shows(line.field(), row) && isWorthALine(line.field(), page));
    }
    titles.forEach((title, under) -> setShown(title, under.stream().anyMatch(FactLine::isVisible)));
  }

  /// The lines in the order of the page, under their titles where the business has laid them out.
  /// What did not change keeps its line, with what somebody is typing in it.
  private void arrange(DealPage page) {
    var configuration = page.facts().configuration();
    var now = FormSections.of(RecordType.OPPORTUNITY, configuration);
    if (now.equals(sections)) {
      return;
    }
    sections = now;
    var known = new LinkedHashMap<>(lines);
    lines.clear();
    titles.clear();
    fields.getChildren().clear();
    var isTitled = configuration.layout(RecordType.OPPORTUNITY).isPresent();
    for (var section : now) {
      var under = new ArrayList<FactLine>();
      for (var field : section.fields()) {
        if (sight.mayRead(field) && !ELSEWHERE.contains(field.name())) {
          var line = known.get(field.name());
          under.add(
              line != null && line.field().equals(field)
                  ? line
                  : new FactLine(space, field, page.deal().row()));
        }
      }
      if (isTitled && !under.isEmpty()) {
        var title = title(section.title(space.words()));
        titles.put(title, under);
        fields.getChildren().add(title);
      }
      under.forEach(line -> lines.put(line.field().name(), line));
      fields.getChildren().addAll(under);
    }
  }

  private static void setShown(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  /// A loss reason on an open deal, or a closing day before it closed, would only ask questions.
  private static boolean isWorthALine(FieldDefinition field, DealPage page) {
    var ended = page.stage().filter(stage -> stage.kind() != OpportunityStage.Kind.OPEN);
    return switch (field.name()) {
      case "lossReason", Opportunity.CLOSED_ON ->
          ended.isPresent() || page.deal().row().has(field.name());
      default -> true;
    };
  }

  /// What the rules keep: read here, changed by deeds.
  private void showDerived(DealPage page) {
    var words = space.words();
    derived.getChildren().clear();
    var row = page.deal().row();
    if (!page.facts().account().isEmpty()) {
      var link = new Hyperlink(page.facts().account());
      link.setOnAction(
          done -> space.navigator().open(new Place.AccountRecord(row.text(Opportunity.ACCOUNT))));
      derived.getChildren().add(fact(words.get("field.account"), link));
    }
    page.stage()
        .filter(stage -> stage.winRatePercent() > 0 && stage.winRatePercent() < 100)
        .ifPresent(stage ->
            derived
                .getChildren()
                .add(
                    fact(
                        words.get("deal.winRate"),
                        value(words.amounts().percent(stage.winRatePercent() / 100.0)))));
    var next = row.textOrNull(Fields.NEXT_STEP);
    if (next != null) {
      var at = row.numberOrNull(Fields.NEXT_STEP_AT);
      var step =
          value(
              at == null
                  ? text.step(next)
                  : words.get("deal.nextStepAt", text.step(next), text.near(at)));
      derived.getChildren().add(fact(words.get("field.nextStep"), new HBox(6, step, often(page))));
    }
  }

  /// How the next step repeats, which is the open task that is due first.
  private RepeatSign often(DealPage page) {
    var repeats = new RepeatSign(space);
    repeats.show(page.tasks().stream().findFirst().flatMap(RepeatMark::of));
    return repeats;
  }

  private Node person(Row contact) {
    var words = space.words();
    var name = new Label(contact.text(Fields.NAME));
    var role =
        new Label(
            contact.has("role")
                ? words.fields().option(RecordType.CONTACT, "role", contact.text("role"))
                : contact.text("title"));
    role.getStyleClass().add("text-3");
    name.setMinWidth(USE_PREF_SIZE);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var row = new HBox(8, new Avatar(contact.text(Fields.NAME)), name, role, gap);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("person-row");
    if (!contact.has(Fields.LAST_CONTACT_AT)) {
      row.getChildren().add(new Chip(words.get("deal.untouched"), Chip.Tone.WARN, Icon.RISK));
    }
    if (contact.has("phone")) {
      row.getChildren()
          .add(
              ButtonWithKey.iconOnly(words, "deal.call", Icon.CALL)
                  .compact()
                  .does(() -> Dialer.dial(space, contact)));
    }
    return row;
  }

  private Label section(String key) {
    return title(space.words().get(key));
  }

  private static Label title(String words) {
    var title = new Label(words);
    title.getStyleClass().add("section-title");
    VBox.setMargin(title, new Insets(14, 0, 6, 0));
    return title;
  }

  private Label quiet(String key) {
    var label = new Label(space.words().get(key));
    label.getStyleClass().add("text-3");
    return label;
  }

  private static Label value(String shown) {
    var label = new Label(shown);
    label.setWrapText(true);
    label.getStyleClass().add("num");
    return label;
  }

  private HBox fact(String name, Node shown) {
    var label = new Label(name);
    label.getStyleClass().add("text-3");
    label.setMinWidth(FactLine.labelWidth(space));
    label.setPrefWidth(FactLine.labelWidth(space));
    HBox.setHgrow(shown, Priority.ALWAYS);
    var line = new HBox(label, shown);
    line.getStyleClass().add("fact");
    return line;
  }
}
