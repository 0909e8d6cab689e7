package outrider.bench.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import outrider.app.store.AttentionStore;
import outrider.app.store.AttentionStore.Refused;
import outrider.app.store.RecordTable;
import outrider.core.command.Command;
import outrider.core.command.CommandCodec;
import outrider.core.command.FieldEdit;
import outrider.core.opportunity.Opportunity;
import outrider.core.pipeline.Pipeline;
import outrider.core.protocol.Outcome.Status;
import outrider.core.record.Ids;
import outrider.core.record.RecordType;

/// Twenty laptops without signal hold a move each when a stricter version of the pipeline is
/// published. Then they come back in bad weather: requests and answers get lost and come twice,
/// laptops and HQ are killed. Each move is judged as the new version says, and none is lost.
final class QueuedMovesFleetTest extends FleetTest {

  private static final int LAPTOPS = 20;
  private static final List<String> REPS = List.of("lin", "he", "owen", "may", "sun");
  private static final Duration PATIENCE = Duration.ofMinutes(40);

  static List<Long> seeds() {
    return List.of(4L, System.nanoTime());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whereRunningDealsAreLeftAloneEachIsJudgedByTheVersionItWasMadeUnder(long seed) {
    try (var story = new Story(seed)) {
      story.publish(null);
      story.comeBack();

      assertThat(story.fates()).as("seed " + seed).containsOnly(Status.APPLIED);
      assertThat(story.stages()).as("seed " + seed).containsOnly(Company.id("survey"));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whereDealsAreMovedOverEachIsRefusedWithWhatIsMissingNow(long seed) {
    try (var story = new Story(seed)) {
      story.publish(Pipeline.MOVE);
      story.comeBack();

      assertThat(story.fates()).as("seed " + seed).containsOnly(Status.REJECTED);
      assertThat(story.stages()).as("seed " + seed).containsOnly(story.copy("new"));
      story.bringWhatIsMissingAndTryAgain();
      assertThat(story.stages()).as("seed " + seed).containsOnly(story.copy("survey"));
    }
  }

  private record Mover(Laptop laptop, String deal) {}

  /// From twenty moves that wait.
  private static final class Story implements AutoCloseable {
    private final World world;
    private final Simulation simulation;
    private final Dice dice;
    private final Laptop admin;
    private final List<Mover> movers = new ArrayList<>();
    private final List<String> moves = new ArrayList<>();
    private final String second = Company.id("second version");
    private final String report = Company.id("report");

    Story(long seed) {
      world = new World(seed, Seams.SOUND, templates(), null);
      simulation = new Simulation(world);
      dice = world.dice("queued moves");
      world.hq.found();
      admin = start("laptop of admin", "admin");
      for (var number = 0; number < LAPTOPS; number++) {
        var person = REPS.get(number % REPS.size());
        var laptop = start("laptop " + number + " of " + person, person);
        movers.add(new Mover(laptop, dice.id(world.agenda.millis())));
      }
      until(() -> world.laptops.stream().allMatch(QueuedMovesFleetTest::knowsThePipeline));
      makeDeals();
      moveThem();
    }

    private void makeDeals() {
      var made = new ArrayList<String>();
      for (var mover : movers) {
        made.addAll(
            give(
                mover.laptop(),
                new Command.CreateRecord(
                    RecordType.OPPORTUNITY,
                    mover.deal(),
                    Map.of("name", "Deal", "stage", Company.id("new"))),
                new Command.MarkItem(mover.deal(), Company.id("budget"), "done", null)));
      }
      until(() -> made.stream().allMatch(world.ledger::isDone));
    }

    private void moveThem() {
      for (var mover : movers) {
        mover.laptop().loseSignal(Duration.ofDays(1).toMillis());
        moves.addAll(
            give(
                mover.laptop(),
                new Command.AdvanceOpportunity(
                    mover.deal(), Company.id("new"), Company.id("survey"), null)));
      }
      assertThat(moves).hasSize(LAPTOPS).noneMatch(world.ledger::isDone);
    }

    private Laptop start(String name, String person) {
      var laptop = new Laptop(world, name, person);
      world.laptops.add(laptop);
      world.agenda.after(dice.between(0, 30_000), laptop::boot);
      return laptop;
    }

    /// A stricter version, in which a report has to be there before the survey.
    void publish(@Nullable String running) {
      var published =
          give(
              admin,
              new Command.DraftPipeline(second, Company.id("standard"), null),
              new Command.EditFields(
                  RecordType.PIPELINE, second, List.of(new FieldEdit("running", null, running))),
              new Command.CreateRecord(
                  RecordType.CHECKLIST_ITEM,
                  report,
                  Map.of("name", "Report", "stage", copy("new"), "kind", "action", "gate", "exit")),
              new Command.PublishPipeline(second, Company.id("standard")));
      until(() -> published.stream().allMatch(world.ledger::isDone));
    }

    /// Each has its signal back at some moment; some are killed while they send.
    void comeBack() {
      for (var mover : movers) {
        mover.laptop().loseSignal(dice.between(0, 60_000));
        if (dice.chance(0.4)) {
          life(mover.laptop()).doom(1 + dice.below(4));
        }
      }
      simulation.pass(world.agenda.passedMillis() + Duration.ofMinutes(4).toMillis());
      simulation.settle();
      assertThat(world.violations).as("seed " + world.seed).isEmpty();
    }

    private List<String> give(Laptop laptop, Command... commands) {
      var life = life(laptop);
      life.envelopes.clear();
      var receipts = life.commands.submitAll(List.of(commands)).join();
      var envelopes = List.copyOf(life.envelopes);
      assertThat(receipts).as("seed " + world.seed).allMatch(receipt -> receipt.done());
      laptop.given(receipts, envelopes, "queued");
      life.turn(life.engine::nudge);
      return envelopes;
    }

    private static Life life(Laptop laptop) {
      return Objects.requireNonNull(laptop.life());
    }

    List<@Nullable Status> fates() {
      return moves.stream().map(world.ledger.fates()::get).toList();
    }

    List<@Nullable Object> stages() {
      return movers.stream()
          .map(mover -> world.ledger.at(RecordType.OPPORTUNITY, mover.deal(), world.ledger.seq()))
          .map(deal -> Sight.fieldsOf(deal).get(Opportunity.STAGE))
          .toList();
    }

    private static Refused refused(Mover mover, String move) {
      return life(mover.laptop())
          .database
          .readNow(sql -> AttentionStore.find(sql, move))
          .orElseThrow();
    }

    String copy(String stage) {
      return Ids.derive(second, "copy/" + Company.id(stage));
    }

    private void until(BooleanSupplier reached) {
      var bound = world.agenda.passedMillis() + PATIENCE.toMillis();
      while (!reached.getAsBoolean()) {
        assertThat(world.violations).as("seed " + world.seed).isEmpty();
        assertThat(world.agenda.passedMillis()).as("seed " + world.seed).isLessThan(bound);
        simulation.pass(world.agenda.passedMillis() + 1_000);
      }
    }

    void bringWhatIsMissingAndTryAgain() {
      for (var index = 0; index < LAPTOPS; index++) {
        var mover = movers.get(index);
        var refused = refused(mover, moves.get(index));
        assertThat(refused.reasons())
            .as("seed " + world.seed)
            .singleElement()
            .satisfies(reason -> {
              assertThat(reason.id()).isEqualTo("gate.unmet");
              assertThat(reason.argument("item")).isEqualTo(report);
            });
        give(
            mover.laptop(),
            new Command.MarkItem(mover.deal(), report, "done", null),
            CommandCodec.read(refused.kind(), refused.arguments()));
      }
      simulation.settle();
      assertThat(world.violations).as("seed " + world.seed).isEmpty();
    }

    @Override
    public void close() {
      world.close();
    }
  }

  private static boolean knowsThePipeline(Laptop laptop) {
    var life = laptop.life();
    return life != null
        && laptop.hasNothingToSend()
        && life.database.readNow(sql ->
            RecordTable.of(RecordType.CHECKLIST_ITEM).find(sql, Company.id("budget")).isPresent());
  }
}
