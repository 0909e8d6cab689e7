package outrider.app.change;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.EmptyState;
import outrider.app.fx.FxThread;
import outrider.app.fx.Icon;
import outrider.app.fx.SegmentedTabs;
import outrider.app.shell.KeyBinding;
import outrider.app.shell.ListAndDetail;
import outrider.app.shell.Place;
import outrider.app.shell.Screen;
import outrider.app.shell.Workspace;
import outrider.app.store.Query;
import outrider.app.store.Sql;
import outrider.app.store.Table;
import outrider.core.change.ChangeRequest;
import outrider.core.change.Signature;
import outrider.core.command.Command;
import outrider.core.record.RecordType;
import outrider.core.signing.Signatures;
import outrider.core.signing.Signing;
import outrider.core.user.Role;

/// Changes of the rules, from the first edit that waits to the last that was rolled back, and who
/// signs them. Everything works without a network; HQ has the last word.
public final class ChangesView extends Screen implements ChangePane.Deeds {
  private static final double LIST_WIDTH = 360;

  private enum Tab {
    OPEN,
    PUBLISHED,
    ENDED,
    SIGNING;

    private boolean holds(ChangeRequest change) {
      return switch (this) {
        case OPEN -> change.isOpen();
        case PUBLISHED -> change.isPublished();
        case ENDED -> !change.isOpen() && !change.isPublished();
        case SIGNING -> false;
      };
    }
  }

  private final Workspace space;
  private final ChangeText text;
  private final SegmentedTabs<Tab> tabs = new SegmentedTabs<>();
  private final ListAndDetail<ChangeRequest> body;
  private final ButtonWithKey fresh;
  private final ObjectProperty<Tab> tab = new SimpleObjectProperty<>(Tab.OPEN);
  private String wanted;
  private List<ChangeRequest> known = List.of();
  private @Nullable String detailed;
  private @Nullable ChangePane pane;
  private @Nullable ChangeDryRun found;

  /// @param change which one to show; empty for what waits
  public ChangesView(Workspace space, Optional<String> change) {
    super(new BorderPane(), space.words().get("nav.changes"));
    this.space = space;
    wanted = change.orElse("");
    text = new ChangeText(space);
    for (var each : Tab.values()) {
      tabs.tab(each, space.words().get("change.tab." + each));
    }
    tabs.onChosen(this::choose);
    body =
        new ListAndDetail<>(
            space.words().get("nav.changes"),
            LIST_WIDTH,
            ChangeRequest::id,
            () -> new ChangeCell(text),
            chosen -> showDetail());
    fresh =
        ButtonWithKey.soft(space.words(), "change.newServer")
            .compact()
            .icon(Icon.ADD)
            .key("N")
            .does(this::proposeUpdate);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var bar = new HBox(8, tabs, gap, fresh);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().addAll("change-bar", "hairline-bottom");
    var page = (BorderPane) root();
    page.setTop(bar);
    page.setCenter(body);
    page.getStyleClass().addAll("changes", "surface");
    stylesheet(ChangesView.class, "change.css");
    whileShown(
        space.live(
            Query.of("changes", (Sql sql) -> all(), Table.CONFIGURATION, Table.OUTBOX),
            this::show));
  }

  /// The newest first.
  private List<ChangeRequest> all() {
    return space.database().configuration().all(RecordType.CHANGE_REQUEST).stream()
        .map(ChangeRequest::of)
        .sorted(
            Comparator.comparingLong(ChangesView::lastAt)
                .reversed()
                .thenComparing(ChangeRequest::id))
        .toList();
  }

  private static long lastAt(ChangeRequest change) {
    return change.endedAt().or(change::publishedAt).orElse(change.row().number("createdAt", 0));
  }

  private void show(List<ChangeRequest> fresher) {
    known = fresher;
    var open = fresher.stream().filter(ChangeRequest::isOpen).count();
    contextProperty()
        .set(
            open == 0
                ? space.words().get("change.noneOpen")
                : space.words().get("change.open", open));
    find(wanted)
        .ifPresent(change -> {
          for (var each : Tab.values()) {
            if (each.holds(change)) {
              tab.set(each);
              tabs.select(each);
            }
          }
        });
    refresh();
    find(wanted)
        .ifPresent(change -> {
          wanted = "";
          body.choose(change);
        });
  }

  private Optional<ChangeRequest> find(String id) {
    return known.stream().filter(change -> change.id().equals(id)).findFirst();
  }

  private List<ChangeRequest> shown() {
    return known.stream().filter(tab.get()::holds).toList();
  }

  private void refresh() {
    fresh.setVisible(isAdministrator());
    if (tab.get() == Tab.SIGNING) {
      detailed = null;
      body.showInstead(new SigningPane(space, text));
    } else if (body.show(shown(), this::empty)) {
      showDetail();
    } else {
      detailed = null;
    }
  }

  private Node empty() {
    var words = space.words();
    var isInForce = Signing.isInForce(space.database().configuration());
    return switch (tab.get()) {
      case OPEN ->
          !isAdministrator()
              ? new EmptyState(Icon.RULES, words.get("change.empty.OPEN"))
              : isInForce
                  ? new EmptyState(
                      Icon.RULES,
                      words.get("change.empty.OPEN"),
                      ButtonWithKey.secondary(words, "change.toRules")
                          .does(() -> space.navigator().open(new Place.Rules())))
                  : new EmptyState(
                      Icon.SIGN_OFF,
                      words.get("change.empty.unsigned"),
                      ButtonWithKey.secondary(words, "change.setUp")
                          .does(() -> {
                            tabs.select(Tab.SIGNING);
                            choose(Tab.SIGNING);
                          }));
      case PUBLISHED -> new EmptyState(Icon.ACTIVE, words.get("change.empty.PUBLISHED"));
      default -> new EmptyState(Icon.UNDO, words.get("change.empty.ENDED"));
    };
  }

  /// Leaves the pane alone that says the same as before: somebody may be typing in it.
  private void showDetail() {
    var change = body.chosen().orElse(null);
    if (change == null) {
      body.setDetail(null);
      detailed = null;
      pane = null;
      return;
    }
    var digest = Signatures.digest(change, space.database().configuration());
    var seen = change.id() + digest + change.row().sorted();
    if (seen.equals(detailed)) {
      return;
    }
    detailed = seen;
    found = null;
    var shownPane = new ChangePane(space, text, change, this);
    pane = shownPane;
    body.setDetail(shownPane);
    if (change.isOpen() && !change.isOfServer() && change.isReadable()) {
      count(change, shownPane);
    }
  }

  private void count(ChangeRequest change, ChangePane shownPane) {
    var configuration = space.database().configuration();
    var actor = space.commands().actor();
    var now = space.clock().millis();
    var unused =
        space
            .database()
            .read((Sql sql) -> ChangeQueries.dryRun(sql, change, configuration, actor, now))
            .thenAcceptAsync(
                counted -> {
                  if (pane == shownPane) {
                    found = counted;
                    shownPane.show(counted);
                  }
                },
                FxThread.executor());
  }

  private void choose(Tab chosen) {
    tab.set(chosen);
    refresh();
  }

  private boolean isAdministrator() {
    return space.commands().actor().role() == Role.ADMIN;
  }

  private void withShown(Consumer<ChangeRequest> deed) {
    if (tab.get() != Tab.SIGNING) {
      body.chosen().ifPresent(deed);
    }
  }

  private String digest(ChangeRequest change) {
    return Signatures.digest(change, space.database().configuration());
  }

  @Override
  public void edit() {
    withShown(change -> {
      if (change.isOpen() && isAdministrator()) {
        new ChangeDialog(space, change).open();
      }
    });
  }

  @Override
  public void ask() {
    settle(ChangeRequest.ASKED, "change.wasAsked");
  }

  @Override
  public void unask() {
    settle(ChangeRequest.DRAFT, "change.wasUnasked");
  }

  @Override
  public void withdraw() {
    settle(ChangeRequest.WITHDRAWN, "change.wasWithdrawn");
  }

  private void settle(String state, String said) {
    withShown(change -> {
      if (change.isOpen() && isAdministrator()) {
        space.tellForGood(
            space.commands().submit(new Command.SettleChange(change.id(), state)),
            space.words().get(said, change.title()));
      }
    });
  }

  @Override
  public void sign(boolean agreed) {
    withShown(change -> {
      var shownPane = pane;
      if (shownPane == null) {
        return;
      }
      shownPane
          .mine()
          .ifPresent(duty ->
              space.tell(
                  space
                      .undo()
                      .submit(
                          "undo.signed",
                          new Command.SignChange(
                              change.id(),
                              duty.word(),
                              agreed ? Signature.AGREED : Signature.REFUSED,
                              shownPane.note().isBlank() ? null : shownPane.note().strip(),
                              digest(change),
                              Optional.ofNullable(found).map(ChangeDryRun::counted).orElse(null))),
                  space.words().get(agreed ? "change.signed" : "change.refused", change.title())));
    });
  }

  @Override
  public void takeBack() {
    withShown(change ->
        Optional.ofNullable(pane)
            .flatMap(ChangePane::given)
            .ifPresent(duty ->
                space.tellForGood(
                    space
                        .commands()
                        .submit(
                            new Command.SignChange(
                                change.id(),
                                duty.word(),
                                Signature.OPEN,
                                null,
                                digest(change),
                                null)),
                    space.words().get("change.tookBack"))));
  }

  @Override
  public void publish() {
    withShown(change -> {
      if (change.isOpen() && isAdministrator()) {
        space.tellForGood(
            space.commands().submit(new Command.PublishChange(change.id(), digest(change))),
            space.words().get("change.wasPublished", change.title()));
        wanted = change.id();
      }
    });
  }

  @Override
  public void schedule() {
    withShown(change -> {
      if (change.isOpen() && isAdministrator()) {
        new PublishAtDialog(space, change).open();
      }
    });
  }

  @Override
  public void rollBack() {
    withShown(change -> {
      if (change.isPublished()) {
        space.tellForGood(
            space.commands().submit(new Command.RollBackChange(change.id())),
            space.words().get("change.wasRolledBack", change.title()));
        wanted = change.id();
      }
    });
  }

  private void proposeUpdate() {
    if (isAdministrator()) {
      new ChangeDialog(space).open();
    }
  }

  private void turn() {
    var next = Tab.values()[(tab.get().ordinal() + 1) % Tab.values().length];
    tabs.select(next);
    choose(Objects.requireNonNull(next));
  }

  @Override
  public List<KeyBinding> keys() {
    var keys = new ArrayList<>(body.keys());
    keys.addAll(
        List.of(
            KeyBinding.hinted("A", "change.agreeKey", () -> sign(true)),
            KeyBinding.hinted("R", "change.refuse", () -> sign(false)),
            KeyBinding.of("S", "change.ask", this::ask),
            KeyBinding.of("P", "change.publish", this::publish),
            KeyBinding.of("B", "change.rollBack", this::rollBack),
            KeyBinding.of("E", "change.edit", this::edit),
            KeyBinding.of("N", "change.newServer", this::proposeUpdate),
            KeyBinding.hinted("T", "change.nextTab", this::turn)));
    return keys;
  }

  @Override
  public Node firstFocus() {
    return body;
  }
}
