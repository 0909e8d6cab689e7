package outrider.app.member;

import java.util.List;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.Avatar;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Chip;
import outrider.app.fx.Icon;
import outrider.app.shell.Workspace;
import outrider.core.command.Command;
import outrider.core.opportunity.DealRole;
import outrider.core.opportunity.Opportunity;
import outrider.core.record.Row;
import outrider.core.rule.Actor;
import outrider.core.task.Task;

/// Who works on a deal: whoever has it, and the members with their role there and what of theirs is
/// late. Whoever may says who comes and goes; a member may leave.
public final class DealTeam extends VBox {
  private final Workspace space;
  private final VBox lines = new VBox(8);
  private final ButtonWithKey add;
  private @Nullable Row deal;
  private List<Row> tasks = List.of();

  public DealTeam(Workspace space) {
    super(8);
    this.space = space;
    getStylesheets()
        .add(Objects.requireNonNull(DealTeam.class.getResource("member.css")).toExternalForm());
    var title = new Label(space.words().get("member.title"));
    title.getStyleClass().add("section-title");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    add =
        ButtonWithKey.plain(space.words(), "member.addShort")
            .icon(Icon.ADD)
            .compact()
            .does(this::add);
    var head = new HBox(8, title, gap, add);
    head.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(head, lines);
  }

  /// Opens the dialog that adds somebody; nothing for those who may not.
  public void add() {
    var shown = deal;
    if (shown != null && maySay(shown)) {
      new MemberDialog(space, shown, added -> {}).open();
    }
  }

  /// @param open the deal's open tasks
  public void show(Row of, List<Row> open) {
    deal = of;
    tasks = open;
    add.setVisible(maySay(of));
    add.setManaged(maySay(of));
    var members = Opportunity.of(of).members();
    lines.getChildren().clear();
    var owner = of.textOrNull("owner");
    if (owner != null) {
      lines.getChildren().add(line(owner, space.words().get("member.owner")));
    }
    members.forEach((user, role) -> {
      if (!user.equals(owner)) {
        lines.getChildren().add(member(of, user, role));
      }
    });
    if (actor().isGuest(of)) {
      lines.getChildren().add(quiet(space.words().get("member.guest", name(owner))));
    } else if (members.isEmpty()) {
      lines.getChildren().add(quiet(space.words().get("member.none")));
    }
  }

  private Node member(Row of, String user, DealRole role) {
    var line = line(user, MemberText.role(space.words(), role));
    var leaves = user.equals(actor().user());
    if (maySay(of) || leaves) {
      var more = ButtonWithKey.iconOnly(space.words(), "member.more", Icon.MORE).compact();
      more.does(() -> menu(of, user, role, leaves).show(more, Side.BOTTOM, 0, 4));
      line.getChildren().add(more);
    }
    return line;
  }

  private HBox line(String user, String role) {
    var name = new Label(name(user));
    name.setMinWidth(0);
    var what = new Label(role);
    what.getStyleClass().addAll("small", "text-3");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var line = new HBox(8, new Avatar(name(user)), new VBox(name, what), gap);
    var late = late(user);
    if (late > 0) {
      var chip = new Chip(space.words().get("member.late", late), Chip.Tone.RISK, Icon.LATE);
      chip.setMinWidth(Region.USE_PREF_SIZE);
      line.getChildren().add(chip);
    }
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("member-row");
    return line;
  }

  private long late(String user) {
    var now = space.clock().millis();
    return tasks.stream()
        .filter(task -> user.equals(Task.of(task).doer()))
        .filter(task -> Task.of(task).dueAt().orElse(Long.MAX_VALUE) < now)
        .count();
  }

  private ContextMenu menu(Row of, String user, DealRole role, boolean leaves) {
    var menu = new ContextMenu();
    if (maySay(of)) {
      for (var other : DealRole.values()) {
        if (other != role) {
          var item =
              new MenuItem(
                  space.words().get("member.become", MemberText.role(space.words(), other)));
          item.setOnAction(done -> set(of, user, role, other, "member.became"));
          menu.getItems().add(item);
        }
      }
      menu.getItems().add(new SeparatorMenuItem());
    }
    var remove =
        new MenuItem(
            space.words().get(leaves ? "member.leave" : "member.remove"), Icon.REMOVE.node(14));
    remove.setOnAction(
        done -> set(of, user, role, null, leaves ? "member.left" : "member.removed"));
    menu.getItems().add(remove);
    return menu;
  }

  private void set(Row of, String user, DealRole from, @Nullable DealRole to, String done) {
    var command = new Command.SetMember(of.id(), user, from.word(), to == null ? null : to.word());
    var said = space.words().get(done, name(user));
    if (to == null && user.equals(actor().user())) {
      // Whoever has left does not come back by themselves.
      space.tellForGood(space.commands().submit(command), said);
    } else {
      space.tell(space.undo().submit("undo.member", command), said);
    }
  }

  private Label quiet(String sentence) {
    var label = new Label(sentence);
    label.getStyleClass().addAll("small", "text-3");
    label.setWrapText(true);
    return label;
  }

  private String name(@Nullable String user) {
    return space.reasons().names().user(user);
  }

  private Actor actor() {
    return space.commands().actor();
  }

  /// As the rules have it.
  private boolean maySay(Row of) {
    return actor().user().equals(of.textOrNull("owner")) || actor().leads() && actor().holds(of);
  }
}
