package outrider.app.audit;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import outrider.app.field.DayPicker;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.FilterChip;
import outrider.app.fx.Icon;
import outrider.app.i18n.Words;
import outrider.app.shell.Workspace;
import outrider.core.command.CommandCodec;
import outrider.core.record.RecordType;
import outrider.core.rule.Actor;
import outrider.core.user.User;

/// The chips by which the trail is narrowed: person, kind of record, deed, days; and, once one is
/// chosen from a line, a single record or device.
final class AuditFilterBar extends HBox {
  /// What no workstation asks for, and HQ or its operators do.
  private static final List<String> OF_HQ =
      List.of(
          "Escalate",
          "TagSilentLead",
          "RecycleLead",
          "ReportCall",
          "RegisterDevice",
          "RevokeDevice",
          "WipeDevice",
          "SettleHandedIn",
          "ResetPassword",
          "LinkCompanyAccount",
          "UnlinkCompanyAccount",
          "SetPolicy",
          "MakeIntakeKey",
          "WithdrawIntakeKey",
          "AddWebhook",
          "RemoveWebhook",
          "AddTelephoneSystem",
          "RemoveTelephoneSystem",
          "TakeDelivery",
          "TellSource",
          "AddSource",
          "ChangeSource",
          "RenewSourceKey",
          "RemoveSource",
          "PauseSource",
          "ResumeSource",
          "JoinRows",
          "PartRows",
          "PartDelivery",
          "MakeCalendarAddress",
          "StopCalendarAddress",
          "InviteToPortal",
          "JoinPortal",
          "ForgetPortalPassword",
          "WithdrawFromPortal",
          "EraseFile",
          "MakeAuditKey",
          "ExportAudit",
          "BeginEpoch");

  private static final int WEEK = 7;
  private static final int MONTH = 30;

  private final Workspace space;
  private final Words words;
  private final AuditText text;
  private final AuditViewModel model;
  private final FilterChip person;
  private final FilterChip type;
  private final FilterChip deed;
  private final FilterChip days;

  AuditFilterBar(Workspace space, AuditText text, AuditViewModel model) {
    super(8);
    this.space = space;
    this.words = space.words();
    this.text = text;
    this.model = model;
    person = new FilterChip(words.get("audit.who"), "").icon(Icon.PERSON);
    person.does(this::choosePerson);
    type = new FilterChip(words.get("audit.type"), "").icon(Icon.FILE);
    type.does(this::chooseType);
    deed = new FilterChip(words.get("audit.deed"), "").icon(Icon.EDIT);
    deed.does(this::chooseDeed);
    days = new FilterChip(words.get("audit.days"), "").icon(Icon.CALENDAR);
    days.does(this::chooseDays);
    setAlignment(Pos.CENTER_LEFT);
    setMinWidth(0);
  }

  void show(AuditFilter filter) {
    var all = words.get("audit.all");
    person.show(words.get("audit.who"), filter.user().map(text::person).orElse(all));
    type.show(words.get("audit.type"), filter.type().map(text::type).orElse(all));
    deed.show(words.get("audit.deed"), filter.command().map(text::deed).orElse(all));
    days.show(words.get("audit.days"), days(filter.period()));
    getChildren().setAll(person, type, deed, days);
    filter
        .record()
        .ifPresent(named ->
            getChildren()
                .add(
                    removable(
                        "audit.record",
                        named,
                        () -> model.narrow(it -> it.ofRecord(Optional.empty())))));
    filter
        .device()
        .ifPresent(named ->
            getChildren()
                .add(
                    removable(
                        "audit.device",
                        named,
                        () -> model.narrow(it -> it.onDevice(Optional.empty())))));
    if (!filter.isAll()) {
      getChildren()
          .add(
              ButtonWithKey.plain(words, "audit.clear")
                  .icon(Icon.CLOSE)
                  .compact()
                  .does(() -> model.narrow(it -> AuditFilter.ALL)));
    }
  }

  private FilterChip removable(String wordKey, AuditFilter.Named named, Runnable remove) {
    return new FilterChip(words.get(wordKey), named.name())
        .removable(words.get("audit.remove", named.name()), remove);
  }

  String days(AuditPeriod period) {
    if (period.equals(AuditPeriod.ALL)) {
      return words.get("audit.all");
    }
    var today = space.today();
    if (period.equals(AuditPeriod.since(today))) {
      return words.get("audit.today");
    }
    var moments = words.moments();
    return words.get(
        "audit.fromUntil",
        period.first().map(day -> moments.date(day, today)).orElse(""),
        period.last().map(day -> moments.date(day, today)).orElse(""));
  }

  void choosePerson() {
    var people =
        Stream.concat(
                space.database().configuration().tree().users().stream()
                    .sorted(Comparator.comparing(User::name))
                    .map(User::id),
                Stream.of(Actor.HEADQUARTERS))
            .toList();
    choose(
        person,
        people,
        model.filterProperty().get().user(),
        text::person,
        chosen -> model.narrow(it -> it.byUser(chosen)));
  }

  void chooseType() {
    choose(
        type,
        Stream.of(RecordType.values()).map(RecordType::wireName).toList(),
        model.filterProperty().get().type(),
        text::type,
        chosen -> model.narrow(it -> it.ofType(chosen)));
  }

  void chooseDeed() {
    choose(
        deed,
        Stream.concat(CommandCodec.kinds().keySet().stream(), OF_HQ.stream())
            .sorted(Comparator.comparing(text::deed))
            .toList(),
        model.filterProperty().get().command(),
        text::deed,
        chosen -> model.narrow(it -> it.byCommand(chosen)));
  }

  private void choose(
      Node below,
      List<String> all,
      Optional<String> now,
      Function<String, String> said,
      Consumer<Optional<String>> then) {
    var menu = new ContextMenu();
    menu.getItems()
        .add(item(words.get("audit.all"), now.isEmpty(), () -> then.accept(Optional.empty())));
    all.forEach(each ->
        menu.getItems()
            .add(
                item(
                    said.apply(each),
                    now.filter(each::equals).isPresent(),
                    () -> then.accept(Optional.of(each)))));
    menu.setMaxHeight(480);
    menu.show(below, Side.BOTTOM, 0, 4);
  }

  private static RadioMenuItem item(String said, boolean selected, Runnable deed) {
    var item = new RadioMenuItem(said);
    item.setSelected(selected);
    item.setOnAction(done -> deed.run());
    return item;
  }

  void chooseDays() {
    var today = space.today();
    var menu = new ContextMenu();
    var now = model.filterProperty().get().period();
    menu.getItems()
        .addAll(
            days("audit.all", AuditPeriod.ALL, now),
            days("audit.today", AuditPeriod.since(today), now),
            days("audit.week", AuditPeriod.since(today.minusDays(WEEK - 1)), now),
            days("audit.month", AuditPeriod.since(today.minusDays(MONTH - 1)), now),
            item(words.get("audit.chooseDays"), false, this::typeDays));
    menu.show(days, Side.BOTTOM, 0, 4);
  }

  private RadioMenuItem days(String wordKey, AuditPeriod period, AuditPeriod now) {
    return item(
        words.get(wordKey), now.equals(period), () -> model.narrow(filter -> filter.in(period)));
  }

  private void typeDays() {
    var now = model.filterProperty().get().period();
    var from = picker("audit.from", now.first().orElse(null));
    var until = picker("audit.until", now.last().orElse(null));
    var apply = ButtonWithKey.primary(words, "audit.apply").compact();
    var card =
        new VBox(10, label("audit.from"), from, label("audit.until"), until, new HBox(apply));
    card.getStyleClass().add("popover");
    card.setPadding(new Insets(12));
    card.setPrefWidth(260);
    var close = space.dialogs().openBelow(card, days);
    apply.does(() -> {
      close.run();
      model.narrow(filter ->
          filter.in(
              new AuditPeriod(
                  Optional.ofNullable(from.getValue()), Optional.ofNullable(until.getValue()))));
    });
  }

  private Label label(String wordKey) {
    var label = new Label(words.get(wordKey));
    label.getStyleClass().add("section-title");
    return label;
  }

  private DayPicker picker(String wordKey, @org.jspecify.annotations.Nullable LocalDate day) {
    var picker = new DayPicker(space);
    picker.setValue(day);
    picker.setAccessibleText(words.get(wordKey));
    return picker;
  }
}
