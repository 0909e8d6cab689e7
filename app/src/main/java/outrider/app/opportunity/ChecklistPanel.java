package outrider.app.opportunity;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.approval.RequestApprovalDialog;
import outrider.app.command.Receipt;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.ChecklistRow;
import outrider.app.fx.Chip;
import outrider.app.fx.FxThread;
import outrider.app.fx.Icon;
import outrider.app.fx.Meter;
import outrider.app.problem.ConfiguredNames;
import outrider.app.shell.Workspace;
import outrider.core.attachment.Attachment;
import outrider.core.command.Command;
import outrider.core.pipeline.ChecklistItem;

/// The left column of a deal's page: what its stage asks for, what is done of it, by whom and when.
final class ChecklistPanel extends VBox {

  private final Workspace space;
  private final ConfiguredNames names;
  private final Runnable openGate;
  private final Label count = new Label();
  private final Chip missing = new Chip("", Chip.Tone.RISK, Icon.GATE);
  private final Meter meter = new Meter(304);
  private final VBox rows = new VBox();
  private final Map<String, TextField> reasons = new HashMap<>();
  private List<Shown> shown = List.of();

  /// A row and what it says.
  private record Shown(String deal, boolean ownsDeal, GateItem item, ChecklistRow node) {
    boolean isAbout(GateItem other) {
      return item.id().equals(other.id());
    }
  }

  /// @param openGate opens the dialog that takes files and figures
  ChecklistPanel(Workspace space, ConfiguredNames names, Runnable openGate) {
    this.space = space;
    this.names = names;
    this.openGate = openGate;
    getStyleClass().add("deal-checklist");
    var title = new Label(space.words().get("deal.checklist"));
    title.getStyleClass().add("subheading");
    count.getStyleClass().addAll("small", "num", "text-3");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var head = new HBox(8, title, count, gap, missing);
    head.setAlignment(Pos.CENTER_LEFT);
    head.setMinHeight(28);
    VBox.setMargin(meter, new javafx.geometry.Insets(6, 0, 4, 0));
    getChildren().addAll(head, meter, rows);
  }

  void show(DealPage page) {
    var words = space.words();
    var items = page.items();
    var done = items.stream().filter(item -> item.progress().met()).count();
    var blocking = items.stream().filter(item -> item.progress().blocks()).count();
    count.setText(items.isEmpty() ? "" : done + " / " + items.size());
    missing.setVisible(!items.isEmpty());
    missing.setText(words.get(blocking == 0 ? "deal.exitReady" : "deal.exitMissing", blocking));
    missing.setTone(blocking == 0 ? Chip.Tone.OK : Chip.Tone.RISK);
    missing.setGraphic((blocking == 0 ? Icon.DONE : Icon.GATE).node(14));
    meter.setVisible(!items.isEmpty());
    meter.setShare(items.isEmpty() ? 0 : done / (double) items.size());
    showRows(page, items);
  }

  /// Leaves the rows alone that say the same as before: in one of them somebody may be typing, with
  /// an input method half way through a word. Where a row is made anew its box keeps the focus.
  private void showRows(DealPage page, List<GateItem> items) {
    if (items.isEmpty()) {
      shown = List.of();
      rows.getChildren().setAll(nothing());
      return;
    }
    var fresh = items.stream().map(item -> rowFor(page, item)).toList();
    var focused = shown.stream().filter(row -> row.node().box().isFocused()).findFirst();
    shown = fresh;
    place(fresh.stream().map(Shown::node).toList());
    focused
        .flatMap(row -> fresh.stream().filter(now -> now.isAbout(row.item())).findFirst())
        .filter(now -> !now.node().box().isFocused())
        .ifPresent(now -> now.node().box().requestFocus());
  }

  private Shown rowFor(DealPage page, GateItem item) {
    var ownsDeal = space.commands().actor().user().equals(page.deal().owner());
    return shown.stream()
        .filter(before ->
            before.deal().equals(page.deal().id())
                && before.ownsDeal() == ownsDeal
                && before.item().equals(item))
        .findFirst()
        .orElseGet(() -> new Shown(page.deal().id(), ownsDeal, item, row(page, item, ownsDeal)));
  }

  /// Changes only what differs: a node that is taken out and put back loses the focus on the way.
  private void place(List<ChecklistRow> nodes) {
    var placed = rows.getChildren();
    for (var index = 0; index < nodes.size(); index++) {
      var node = nodes.get(index);
      if (index >= placed.size() || placed.get(index) != node && placed.contains(node)) {
        placed.setAll(nodes);
        return;
      }
      if (placed.get(index) != node) {
        placed.set(index, node);
      }
    }
    placed.remove(nodes.size(), placed.size());
  }

  private Label nothing() {
    var nothing = new Label(space.words().get("deal.noChecklist"));
    nothing.getStyleClass().add("text-3");
    nothing.setWrapText(true);
    return nothing;
  }

  private ChecklistRow row(DealPage page, GateItem item, boolean ownsDeal) {
    var words = space.words();
    var progress = item.progress();
    var name = names.of(item.item().row());
    var title =
        item.item().wantsFiles() && progress.need() > 1
            ? words.get("deal.itemCount", name, progress.have(), progress.need())
            : name;
    var row = new ChecklistRow(words, title, proof(item), item.settled(), item.item().required());
    switch (item.item().kind()) {
      case ACTION -> row.box().setOnAction(done -> tick(page, item, row.box().isSelected()));
      case ATTACHMENT, DELIVERABLE, FIELD, AMOUNT, TAG, DECISION ->
          row.box()
              .setOnAction(done -> {
                row.box().setSelected(item.settled());
                if (!progress.met()) {
                  openGate.run();
                }
              });
      case SIGN_OFF -> {
        row.box().setOnAction(done -> row.box().setSelected(item.settled()));
        if (!progress.met() && ownsDeal) {
          row.waitsForOthers(words);
          row.with(asking(page, item));
        } else if (!progress.met()) {
          row.with(signing(page, item));
        }
      }
    }
    var waiting = item.files().stream().filter(file -> !Attachment.of(file).isReceived()).count();
    if (waiting > 0) {
      row.with(new Chip(words.get("files.waitsCount", waiting), Chip.Tone.INFO, Icon.UPLOAD));
    }
    if (!item.item().required() && !progress.met()) {
      row.with(progress.skipped() ? reconsider(page, item) : skipping(page, item));
    }
    return row;
  }

  /// Who and when for what is done; what is asked for what is not.
  private String proof(GateItem item) {
    var words = space.words();
    var who =
        item.marked()
            .filter(mark -> item.settled() || item.signOffRefused())
            .map(mark ->
                names.user(mark.textOrNull("by"))
                    + " · "
                    + words
                        .moments()
                        .near(
                            Instant.ofEpochMilli(mark.number("at", 0)),
                            space.clock().instant(),
                            space.zone()));
    if (item.progress().skipped() && !item.progress().met()) {
      return words.get(
          "stageGate.skipped", item.marked().map(mark -> mark.text("reason")).orElse(""));
    }
    if (item.signOffRefused()) {
      return words.get(
          "stageGate.signRefused",
          item.marked().map(mark -> names.user(mark.textOrNull("by"))).orElse(""),
          item.marked().map(mark -> mark.text("reason")).orElse(""));
    }
    if (item.item().kind() == ChecklistItem.Kind.SIGN_OFF) {
      return who.map(said -> words.get("deal.signedBy", said))
          .orElseGet(() -> GateItemRow.signer(words, item.item()));
    }
    if (item.progress().met() && who.isPresent()) {
      return who.get();
    }
    var hint = names.hint(item.item().row());
    if (!item.item().required() && hint.isEmpty()) {
      return words.get("stageGate.skipReason");
    }
    return item.item().kind() == ChecklistItem.Kind.FIELD && hint.isEmpty()
        ? words.get("stageGate.field")
        : hint;
  }

  private Node asking(DealPage page, GateItem item) {
    var link = new Hyperlink(space.words().get("approval.askForItem"));
    link.getStyleClass().add("small");
    link.setOnAction(
        done -> new RequestApprovalDialog(space, page.deal().row(), item.item()).open());
    return link;
  }

  private Node signing(DealPage page, GateItem item) {
    var words = space.words();
    var said = field(item, "stageGate.signNote");
    var no =
        ButtonWithKey.soft(words, "stageGate.disagree")
            .compact()
            .does(() -> sign(page, item, false, said.getText()));
    var yes =
        ButtonWithKey.secondary(words, "stageGate.agree")
            .compact()
            .does(() -> sign(page, item, true, said.getText()));
    var buttons = new HBox(8, no, yes);
    return new VBox(6, said, buttons);
  }

  private Node skipping(DealPage page, GateItem item) {
    var words = space.words();
    var link = new Hyperlink(words.get("stageGate.skip"));
    link.getStyleClass().add("small");
    var holder = new HBox(8, link);
    holder.setAlignment(Pos.CENTER_LEFT);
    Runnable ask =
        () -> {
          var why = field(item, "stageGate.skipReason");
          Runnable skip =
              () -> {
                if (!why.getText().isBlank()) {
                  reasons.remove(item.id());
                  mark(page, item, "skipped", why.getText().strip());
                }
              };
          why.setOnAction(done -> skip.run());
          var button = ButtonWithKey.soft(words, "stageGate.skip").compact().does(skip);
          holder.getChildren().setAll(why, button);
          why.requestFocus();
        };
    link.setOnAction(done -> ask.run());
    if (reasons.containsKey(item.id())) {
      ask.run();
    }
    return holder;
  }

  private Node reconsider(DealPage page, GateItem item) {
    var link = new Hyperlink(space.words().get("stageGate.reconsider"));
    link.getStyleClass().add("small");
    link.setOnAction(done -> mark(page, item, "open", null));
    return link;
  }

  /// The field of an item survives the rows being made anew, with what was typed into it.
  private TextField field(GateItem item, String promptKey) {
    var input = reasons.computeIfAbsent(item.id(), id -> new TextField());
    input.setPromptText(space.words().get(promptKey));
    HBox.setHgrow(input, Priority.ALWAYS);
    return input;
  }

  private void tick(DealPage page, GateItem item, boolean done) {
    mark(page, item, done ? "done" : "open", null);
  }

  private void mark(
      DealPage page,
      GateItem item,
      String state,
      @org.jspecify.annotations.Nullable String reason) {
    hear(
        space
            .undo()
            .submit(
                "undo.marked", new Command.MarkItem(page.deal().id(), item.id(), state, reason)));
  }

  private void sign(DealPage page, GateItem item, boolean agreed, String note) {
    reasons.remove(item.id());
    hear(
        space
            .commands()
            .submit(
                new Command.SignOff(
                    page.deal().id(), item.id(), agreed, note.isBlank() ? null : note.strip())));
  }

  private void hear(java.util.concurrent.CompletableFuture<Receipt> receipt) {
    Consumer<Receipt> complain =
        said -> {
          if (!said.done()) {
            space.toasts().error(space.reasons().say(said.reasons()));
          }
        };
    var unused = receipt.thenAcceptAsync(complain, FxThread.executor());
  }
}
