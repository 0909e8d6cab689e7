package outrider.app.source;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.ChoiceWords;
import outrider.app.fx.Form;
import outrider.app.fx.Icon;
import outrider.app.i18n.Words;
import outrider.app.shell.Workspace;
import outrider.core.protocol.SourcePreview;
import outrider.core.protocol.SourceRequest;
import outrider.core.protocol.SourcesResponse;

/// Sets a source up: how its rows come, what its columns mean, how often it is asked. HQ checks it
/// and keeps it; a secret that it has is not told, and stays where the field is left empty.
final class SourceSetup {
  private static final double WIDTH = 720;
  private static final double TALL = 520;
  private static final int SAMPLE_BYTES = 700_000;
  private static final List<String> WAYS = List.of("push", "folder", "http", "jdbc");
  private static final List<String> KINDS =
      List.of("order", "invoice", "delivery", "ticket", "refund", "stock", "roster");

  /// What a column may become; empty for what is kept beside.
  private static final List<String> TARGETS =
      List.of(
          "",
          "externalKey",
          "title",
          "occurredAt",
          "amount",
          "currency",
          "quantity",
          "status",
          "product",
          "changedAt",
          "kind",
          "taxId",
          "phone",
          "email",
          "order",
          "deal");

  private final Workspace space;
  private final Words words;
  private final SourceDeskModel model;
  private final SourceDialogs dialogs;
  private final Map<String, StringProperty> fields = new LinkedHashMap<>();
  private final Map<String, ComboBox<String>> columns = new LinkedHashMap<>();
  private final GridPane mapping = new GridPane(12, 6);
  private final VBox place = new VBox(10);
  private final Label problem = new Label();
  private Map<String, Object> before = Map.of();
  private @Nullable String id;
  private List<String> secrets = List.of();
  private @Nullable File sample;
  private Runnable close = () -> {};

  SourceSetup(Workspace space, SourceDeskModel model, SourceDialogs dialogs) {
    this.space = space;
    this.words = space.words();
    this.model = model;
    this.dialogs = dialogs;
  }

  void open() {
    field("way").set("push");
    field("kind").set("order");
    show(words.get("sources.add"));
  }

  /// One that is set up already.
  void open(SourcesResponse.Entry entry) {
    id = entry.id();
    before = entry.settings();
    secrets = entry.secrets();
    before.forEach((name, value) -> {
      if (value instanceof String || value instanceof Number) {
        field(name).set(String.valueOf(value));
      }
    });
    if (before.get("columns") instanceof Map<?, ?> known) {
      known.forEach((column, target) -> column(String.valueOf(column), String.valueOf(target)));
    }
    show(words.get("sources.change") + " · " + field("name").get());
  }

  private StringProperty field(String name) {
    return fields.computeIfAbsent(name, unused -> new SimpleStringProperty(""));
  }

  private void show(String title) {
    var form =
        new Form(words)
            .text("sources.name", field("name"), each -> each.required("sources.name.missing"))
            .choice(
                "sources.kind",
                kinds(),
                kind ->
                    words.has("external.kind." + kind) ? words.get("external.kind." + kind) : kind,
                field("kind"),
                each -> {});
    if (id == null) {
      form.choice(
          "sources.way", WAYS, way -> words.get("sources.way." + way), field("way"), each -> {});
    }
    field("way").subscribe(way -> places());
    var schedule =
        new Form(words)
            .text("sources.every", field("everyMinutes"), each -> whole(each))
            .text("sources.lateAfter", field("lateAfterMinutes"), each -> whole(each));
    problem.getStyleClass().add("warn-text");
    problem.setWrapText(true);
    problem.setMinHeight(Label.USE_PREF_SIZE);
    SourceTables.visible(problem, false);
    var file =
        ButtonWithKey.secondary(words, "sources.file").icon(Icon.DOCUMENT).does(this::chooseFile);
    var fetch = ButtonWithKey.secondary(words, "sources.look").does(() -> look(null));
    field("way").subscribe(way -> SourceTables.visible(fetch, !"push".equals(way)));
    var see = ButtonWithKey.secondary(words, "sources.preview").does(this::preview);
    var looks = new HBox(8, file, fetch, see);
    looks.setAlignment(Pos.CENTER_LEFT);
    var body =
        new VBox(
            12,
            form,
            place,
            schedule,
            heading("sources.columns"),
            SourceDialogs.paragraph(words.get("sources.columns.text")),
            looks,
            mapping);
    var scroll = new ScrollPane(body);
    scroll.setFitToWidth(true);
    scroll.setPrefHeight(TALL);
    var cancel = ButtonWithKey.plain(words, "sources.cancel").does(() -> close.run());
    cancel.setCancelButton(true);
    var save =
        ButtonWithKey.primary(words, "sources.save")
            .does(() -> {
              if (form.validate() && schedule.validate()) {
                save();
              }
            });
    var failures =
        model
            .failureProperty()
            .subscribe((was, now) -> tell(now.map(SourceDeskModel::said).orElse("")));
    var shut = dialogs.open(title, WIDTH, new VBox(8, scroll, problem), cancel, save);
    close =
        () -> {
          failures.unsubscribe();
          shut.run();
        };
  }

  private static void whole(Form.Setup<String> each) {
    each.rule(
        text -> text == null || text.isBlank() || text.strip().matches("[1-9]\\d{0,6}"),
        "sources.minutes");
  }

  private List<String> kinds() {
    var kind = field("kind").get();
    return KINDS.contains(kind) || kind.isEmpty()
        ? KINDS
        : Stream.concat(KINDS.stream(), Stream.of(kind)).toList();
  }

  private Label heading(String key) {
    var label = new Label(words.text(key).getValue());
    label.getStyleClass().add("subheading");
    return label;
  }

  /// The fields that say where its rows are, by the way that they come.
  private void places() {
    var form = new Form(words);
    switch (field("way").get()) {
      case "folder" -> {
        if (field("folder").get().isEmpty()) {
          var root = model.knownProperty().get().map(SourceDeskModel.Known::folder).orElse("");
          field("folder").set(root.isEmpty() ? "" : root + "/");
        }
        form.text("sources.folder", field("folder"), each -> each.hint("sources.folder.hint"));
      }
      case "http" ->
          form.text("sources.address", field("address"), each -> each.hint("sources.address.hint"))
              .text("sources.items", field("items"), each -> each.hint("sources.items.hint"))
              .password("sources.token", field("token"), each -> secret(each, "headers."));
      case "jdbc" ->
          form.text(
                  "sources.database", field("database"), each -> each.hint("sources.database.hint"))
              .text("sources.user", field("user"), each -> {})
              .password("sources.password", field("password"), each -> secret(each, "password"))
              .area("sources.query", 3, field("query"), each -> each.hint("sources.query.hint"))
              .text("sources.mark", field("mark"), each -> {})
              .text("sources.markFrom", field("markFrom"), each -> {});
      default -> form.node(SourceDialogs.paragraph(words.get("sources.push.text")));
    }
    place.getChildren().setAll(form);
  }

  private void secret(Form.Setup<String> each, String name) {
    if (secrets.stream().anyMatch(secret -> secret.startsWith(name))) {
      each.hint("sources.secret.kept");
    }
  }

  private void column(String name, String target) {
    if (columns.containsKey(name)) {
      return;
    }
    var choice = new ComboBox<String>();
    choice.getItems().setAll(TARGETS);
    if (!TARGETS.contains(target)) {
      choice.getItems().add(target);
    }
    choice.setConverter(
        new ChoiceWords<>(each ->
            words.has("sources.field." + each)
                ? words.get("sources.field." + each)
                : each.isEmpty() ? words.get("sources.beside") : each));
    choice.setValue(target);
    choice.setAccessibleText(name);
    columns.put(name, choice);
    var label = new Label(name);
    label.setMinWidth(160);
    mapping.addRow(columns.size(), label, choice);
  }

  private void chooseFile() {
    var chooser = new FileChooser();
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter("CSV, XLSX, JSON", "*.csv", "*.xlsx", "*.json"));
    var chosen = chooser.showOpenDialog(mapping.getScene().getWindow());
    if (chosen != null) {
      look(chosen);
    }
  }

  /// Finds out which columns there are.
  ///
  /// @param file null for what the system delivers now
  void look(@Nullable File file) {
    sample = file;
    var settings = settings();
    settings.remove("columns");
    ask(
        settings,
        seen -> {
          seen.columns().forEach(name -> column(name, guess(name)));
          tell(seen.problem().isEmpty() ? "" : new SourceTables(space).said(seen.problem()));
        });
  }

  private void preview() {
    ask(settings(), dialogs::show);
  }

  private void ask(Map<String, Object> settings, Consumer<SourcePreview> done) {
    var file = sample;
    if (file == null) {
      model.preview(new SourceRequest(id, settings, null, null), done);
      return;
    }
    space
        .background()
        .work("sample", () -> read(file))
        .onSuccess(
            text -> model.preview(new SourceRequest(id, settings, file.getName(), text), done))
        .onFailure(unreadable -> tell(words.get("sources.file.unreadable")))
        .start();
  }

  private static String read(File file) throws IOException {
    if (file.length() > SAMPLE_BYTES) {
      throw new IOException("too large");
    }
    return Base64.getEncoder().encodeToString(Files.readAllBytes(file.toPath()));
  }

  /// What a column most likely is, by its name.
  static String guess(String column) {
    var name = column.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
    if (name.matches(".*(orderno|订单号|单号|invoiceno|发票号|^id$|^no$).*")) {
      return "externalKey";
    }
    if (name.matches(".*(税号|taxid|taxno|信用代码).*")) {
      return "taxId";
    }
    if (name.matches(".*(电话|手机|phone|^tel|mobile).*")) {
      return "phone";
    }
    if (name.matches(".*(邮箱|mail).*")) {
      return "email";
    }
    if (name.matches(".*(金额|amount|total|^sum$).*")) {
      return "amount";
    }
    if (name.matches(".*(状态|status|state).*")) {
      return "status";
    }
    if (name.matches(".*(数量|quantity|^qty$).*")) {
      return "quantity";
    }
    if (name.matches(".*(下单|日期|时间|placed|date).*")) {
      return "occurredAt";
    }
    return name.matches(".*(产品|商品|product|^item$).*") ? "product" : "";
  }

  private Map<String, Object> settings() {
    var settings = new LinkedHashMap<String, Object>(before);
    fields.forEach((name, value) -> {
      var text = Objects.requireNonNullElse(value.get(), "").strip();
      switch (name) {
        case "token" -> {
          if (!text.isEmpty()) {
            settings.put("headers", Map.of("Authorization", text));
          }
        }
        case "everyMinutes", "lateAfterMinutes" -> {
          if (text.matches("\\d{1,7}")) {
            settings.put(name, Long.parseLong(text));
          } else {
            settings.remove(name);
          }
        }
        default -> {
          if (text.isEmpty()) {
            settings.remove(name);
          } else {
            settings.put(name, text);
          }
        }
      }
    });
    var named = new LinkedHashMap<String, String>();
    columns.forEach((name, choice) -> {
      if (choice.getValue() != null && !choice.getValue().isEmpty()) {
        named.put(name, choice.getValue());
      }
    });
    settings.put("columns", named);
    return settings;
  }

  private void save() {
    if (columns.values().stream().noneMatch(each -> "externalKey".equals(each.getValue()))) {
      tell(words.get("sources.columns.noKey"));
      return;
    }
    model.save(
        new SourceRequest(id, settings(), null, null),
        answer -> {
          close.run();
          space.toasts().show(words.get("sources.saved"));
          dialogs.key(answer.key());
        });
  }

  private void tell(String text) {
    problem.setText(text);
    SourceTables.visible(problem, !text.isEmpty());
  }
}
