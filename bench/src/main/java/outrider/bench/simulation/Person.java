package outrider.bench.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import outrider.app.command.Receipt;
import outrider.app.store.AttentionStore;
import outrider.app.store.RecordTable;
import outrider.app.store.StoreException;
import outrider.app.store.Table;
import outrider.core.command.Command;
import outrider.core.command.CommandCodec;
import outrider.core.command.CommandShape;
import outrider.core.command.UnknownCommandException;
import outrider.core.protocol.DialRequest;
import outrider.core.record.RecordType;
import outrider.core.rule.Reason;

/// Somebody at work: gives commands one by one, several at once, or several that belong together;
/// looks at what HQ refused, and tries again or lets it be.
final class Person {

  /// Fewer than HQ lets one person make in a minute: that minute is not a simulated one.
  private static final int CALLS_MAX = 8;

  private final World world;
  private final Laptop laptop;
  private final Dice dice;
  private final Gestures gestures;
  private int calls;

  Person(World world, Laptop laptop, boolean administers) {
    this.world = world;
    this.laptop = laptop;
    dice = laptop.dice();
    gestures =
        new Gestures(
            dice,
            new Habits(world.seed, world.dice("habits")),
            world.agenda,
            laptop.user(),
            administers);
  }

  void act(Life life) {
    if (world.weather.strikes(Fault.POISON, dice)) {
      poison(life);
      return;
    }
    if (dice.chance(0.06)) {
      settle(life);
    }
    if (dice.chance(0.05)) {
      life.engine.nudge();
    }
    if (dice.chance(0.06)) {
      dial(life);
    }
    var together = dice.chance(0.1);
    var commands = new ArrayList<Command>();
    for (var more = true; more; more = dice.chance(0.35)) {
      life.database.readNow(sql -> gestures.next(sql)).ifPresent(commands::add);
    }
    if (!commands.isEmpty() && !life.isDead()) {
      submit(life, commands, together);
    }
  }

  private void submit(Life life, List<Command> commands, boolean together) {
    life.envelopes.clear();
    List<Receipt> receipts;
    try {
      if (together) {
        var receipt = life.commands.submitTogether(commands).join();
        receipts = life.envelopes.stream().map(_ -> receipt).toList();
      } else {
        receipts = life.commands.submitAll(commands).join();
      }
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof StoreException full) {
        life.stumbled(full);
        return;
      }
      throw failure;
    }
    for (var index = 0; index < receipts.size(); index++) {
      var kind = CommandCodec.kind(commands.get(index));
      laptop.given(List.of(receipts.get(index)), List.of(life.envelopes.get(index)), kind);
      world.trace.say(
          laptop.name(),
          kind + ' ' + (receipts.get(index).done() ? "done" : ids(receipts.get(index).reasons())));
    }
  }

  /// Without the arguments, whose order differs from one process to the next.
  private static List<String> ids(List<Reason> reasons) {
    return reasons.stream().map(Reason::id).toList();
  }

  /// Has the telephone system call somebody, and does not look whether it did.
  private void dial(Life life) {
    var token = life.engine.token();
    var about =
        life.database.readNow(sql ->
            RecordTable.of(RecordType.LEAD)
                .where(sql, "phone LIKE '138%' ORDER BY id DESC LIMIT 40"));
    if (about.isEmpty() || token.isEmpty() || ++calls > CALLS_MAX) {
      return;
    }
    var lead = dice.pick(about);
    var task =
        life.database.readNow(sql ->
            sql.first(
                "SELECT id FROM task WHERE parent = ? AND done_at IS NULL ORDER BY id",
                columns -> columns.text(1),
                lead.id()));
    var call = dice.id(world.agenda.millis());
    world.telephone.dialled(call, Ledger.key(RecordType.LEAD, lead.id()));
    life.line.dial(
        token,
        new DialRequest(
            call,
            "lead",
            lead.id(),
            lead.text("phone"),
            dice.chance(0.5) ? task.orElse(null) : null));
  }

  /// What a bug or a newer version would leave in the queue.
  private void poison(Life life) {
    var envelope = dice.id(world.agenda.millis());
    var how = dice.below(3);
    try {
      life.database.writeNow(transaction -> {
        var n =
            transaction
                .sql()
                .number(
                    "INSERT INTO lane(lane, last_n) VALUES ('DATA', 1)"
                        + " ON CONFLICT (lane) DO UPDATE SET last_n = last_n + 1 RETURNING last_n");
        transaction
            .sql()
            .run(
                "INSERT INTO outbox(lane, n, id, schema, occurred_at, kind, arguments)"
                    + " VALUES ('DATA', ?, ?, ?, ?, ?, ?)",
                n,
                envelope,
                how == 0 ? 99 : 1,
                life.clock.millis(),
                how == 1 ? "TeleportLead" : "EditFields",
                how == 2 ? "{\"id\":7,\"edits\":\"none\"}" : "{}");
        transaction.touch(Table.OUTBOX);
        return n;
      });
    } catch (StoreException full) {
      life.stumbled(full);
      return;
    }
    laptop.poisoned(envelope);
    world.trace.say(laptop.name(), "poison " + how);
  }

  /// Takes up one of the refused commands: sends it again, or lets it be.
  private void settle(Life life) {
    var open = life.database.<List<AttentionStore.Refused>>readNow(AttentionStore::open);
    if (open.isEmpty()) {
      return;
    }
    var refused = dice.pick(open);
    try {
      life.database.writeNow(transaction -> {
        AttentionStore.settle(transaction, refused.id(), world.agenda.millis());
        return true;
      });
    } catch (StoreException full) {
      life.stumbled(full);
      return;
    }
    if (dice.chance(0.5) && !life.isDead()) {
      try {
        var today = Program.STEPS.lift(new CommandShape(refused.kind(), refused.arguments()), 1);
        submit(life, List.of(CommandCodec.read(today.kind(), today.arguments())), false);
      } catch (UnknownCommandException poison) {
        world.trace.say(laptop.name(), "lets a strange command be");
      }
    }
  }
}
