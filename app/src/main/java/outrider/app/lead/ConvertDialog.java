package outrider.app.lead;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.command.Receipt;
import outrider.app.field.FieldText;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.ChoiceWords;
import outrider.app.fx.DialogCard;
import outrider.app.fx.FormField;
import outrider.app.fx.FxThread;
import outrider.app.fx.Icon;
import outrider.app.fx.SegmentedTabs;
import outrider.app.shell.Place;
import outrider.app.shell.Workspace;
import outrider.core.pipeline.OpportunityStage;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.rule.Reason;

/// Makes a deal of a lead: the account (known or new), what the deal is called, and its first
/// stage. What the gates of that stage still miss is listed before anything is done.
final class ConvertDialog {
  private static final double WIDTH = 560;
  private static final double ACCOUNT_ROW = 32;

  private final Workspace space;

  ConvertDialog(Workspace space) {
    this.space = space;
  }

  void open(Row lead) {
    new Body(lead).open();
  }

  private final class Body {
    private final ConvertViewModel model;
    private final SegmentedTabs<Boolean> known = new SegmentedTabs<>();
    private final TextField account = new TextField();
    private final ListView<ConvertViewModel.Account> found = new ListView<>();
    private final TextField name = new TextField();
    private final ComboBox<OpportunityStage> stage = new ComboBox<>();
    private final VBox missing = new VBox(4);
    private final ButtonWithKey convert;
    private boolean existing;
    private Runnable close = () -> {};

    Body(Row lead) {
      model = new ConvertViewModel(space.database(), space.commands(), space.undo(), lead);
      var words = space.words();
      convert =
          ButtonWithKey.primary(words, "leads.convertNow")
              .icon(Icon.OPPORTUNITY)
              .key("Ctrl+Enter")
              .does(this::convert);
      known.tab(false, words.get("leads.accountNew"), Icon.ADD);
      known.tab(true, words.get("leads.accountKnown"), Icon.ACCOUNT);
      known.onChosen(this::choose);
      account.setText(model.company());
      account.textProperty().subscribe(() -> search());
      found.setFixedCellSize(ACCOUNT_ROW);
      found.getStyleClass().add("account-choices");
      found.setCellFactory(view -> new AccountCell());
      found.getSelectionModel().selectedItemProperty().subscribe(() -> preview());
      found.setPlaceholder(new Label(words.get("leads.accountNone")));
      name.setText(words.get("leads.dealName", model.company()));
      name.textProperty().subscribe(() -> preview());
      stage.setMaxWidth(Double.MAX_VALUE);
      stage.getItems().setAll(model.stages());
      stage.setConverter(stageNames());
      stage.valueProperty().subscribe(() -> preview());
      missing.getStyleClass().add("missing");
    }

    void open() {
      var words = space.words();
      var cancel = ButtonWithKey.secondary(words, "list.cancel").key("Esc");
      var content =
          new VBox(
              12,
              new FormField(words.text("leads.account"), account),
              known,
              found,
              new FormField(words.text("leads.deal"), name),
              new FormField(words.text("field.stage"), stage),
              missing);
      content.getStyleClass().add("convert-body");
      var card = new DialogCard(words.get("leads.convertTitle"), WIDTH, content, cancel, convert);
      card.getStylesheets()
          .add(
              Objects.requireNonNull(ConvertDialog.class.getResource("lead.css")).toExternalForm());
      card.addEventHandler(
          KeyEvent.KEY_PRESSED,
          press -> {
            if (press.isShortcutDown()
                && press.getCode() == KeyCode.ENTER
                && !convert.isDisabled()) {
              convert();
              press.consume();
            }
          });
      close = space.dialogs().open(card);
      cancel.does(close);
      if (!stage.getItems().isEmpty()) {
        stage.setValue(stage.getItems().getFirst());
      }
      choose(false);
      proposeKnown();
    }

    /// An account of the very name is most likely the one.
    private void proposeKnown() {
      var unused =
          model
              .accounts(model.company())
              .thenAcceptAsync(
                  accounts -> {
                    if (!accounts.isEmpty() && accounts.getFirst().name().equals(model.company())) {
                      known.select(true);
                      choose(true);
                    }
                  },
                  FxThread.executor());
    }

    private void choose(boolean wantsExisting) {
      existing = wantsExisting;
      found.setVisible(existing);
      found.setManaged(existing);
      search();
      preview();
    }

    private void search() {
      if (!existing) {
        preview();
        return;
      }
      var unused =
          model
              .accounts(account.getText())
              .thenAcceptAsync(this::showAccounts, FxThread.executor());
    }

    private void showAccounts(List<ConvertViewModel.Account> accounts) {
      found.getItems().setAll(accounts);
      found.setPrefHeight(Math.max(1, accounts.size()) * ACCOUNT_ROW + 2);
      if (!accounts.isEmpty()) {
        found.getSelectionModel().select(0);
      }
      preview();
    }

    private void preview() {
      var chosen = stage.getValue();
      if (chosen == null) {
        return;
      }
      var unused =
          model
              .missing(accountId().orElse(null), name.getText(), chosen.id())
              .thenAcceptAsync(this::showMissing, FxThread.executor());
    }

    private void showMissing(List<Reason> reasons) {
      var words = space.words();
      missing.getChildren().clear();
      for (var reason : reasons) {
        var line = new Label(space.reasons().say(reason), Icon.GATE.node(14, "warn-text"));
        line.getStyleClass().addAll("warn-text", "small");
        line.setWrapText(true);
        missing.getChildren().add(line);
      }
      if (!reasons.isEmpty()) {
        var hint = new Label(words.get("leads.gateHint"));
        hint.getStyleClass().addAll("small", "text-2");
        hint.setWrapText(true);
        missing.getChildren().add(hint);
      }
      boolean incomplete =
          name.getText().isBlank()
              || account.getText().isBlank()
              || existing && accountId().isEmpty();
      if (incomplete) {
        var hint = new Label(words.get("leads.convertIncomplete"));
        hint.getStyleClass().addAll("small", "text-2");
        missing.getChildren().add(hint);
      }
      convert.setDisable(!reasons.isEmpty() || incomplete);
    }

    private Optional<String> accountId() {
      var chosen = found.getSelectionModel().getSelectedItem();
      return existing && chosen != null ? Optional.of(chosen.id()) : Optional.empty();
    }

    private void convert() {
      var chosen = stage.getValue();
      if (chosen == null) {
        return;
      }
      var unused =
          model
              .convert(accountId().orElse(null), account.getText(), name.getText(), chosen.id())
              .whenCompleteAsync((receipt, failure) -> finished(receipt), FxThread.executor());
    }

    private void finished(@Nullable Receipt receipt) {
      switch (receipt) {
        case null -> space.toasts().error(space.words().get("record.notSaved"));
        case Receipt.Refused refused -> showMissing(refused.reasons());
        case Receipt.Done done -> {
          close.run();
          space.toasts().show(space.words().get("leads.converted", name.getText().strip()));
          space.navigator().open(new Place.OpportunityRecord(model.opportunity()));
        }
      }
    }

    private ChoiceWords<OpportunityStage> stageNames() {
      var text = new FieldText(space);
      return new ChoiceWords<>(item -> text.name(RecordType.STAGE, item.id()));
    }
  }

  private static final class AccountCell extends ListCell<ConvertViewModel.Account> {
    @Override
    protected void updateItem(ConvertViewModel.@Nullable Account account, boolean empty) {
      super.updateItem(account, empty);
      setText(empty || account == null ? null : account.name());
    }
  }
}
