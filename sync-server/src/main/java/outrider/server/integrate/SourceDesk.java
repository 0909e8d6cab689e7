package outrider.server.integrate;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.core.integration.DeliveredRow;
import outrider.core.integration.ExternalRecord;
import outrider.core.protocol.SourceAnswer;
import outrider.core.protocol.SourceBook;
import outrider.core.protocol.SourceDeed;
import outrider.core.protocol.SourcePreview;
import outrider.core.protocol.SourceRequest;
import outrider.core.protocol.SourcesResponse;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.rule.Reason;
import outrider.core.rule.ReasonText;
import outrider.core.tender.Notice;
import outrider.core.user.Role;
import outrider.server.access.Configurations;
import outrider.server.access.SignedIn;
import outrider.server.admin.AdministrationException;
import outrider.server.codec.Json;
import outrider.server.codec.RowJson;
import outrider.server.ops.Limits;
import outrider.server.problem.Problem;
import outrider.server.problem.ProblemException;
import outrider.server.store.Database;
import outrider.server.store.SourceStore.Hand;
import outrider.server.store.SourceStore.Run;
import outrider.server.store.SourceStore.Source;
import outrider.server.store.SourceStore.Tender;
import outrider.server.store.SourceStore.Waiting;
import outrider.server.store.Transaction;

/// The other systems that deliver, for administrators at their workstations: what became of what
/// they delivered, and how they are set up.
public final class SourceDesk {
  private final Database database;
  private final Configurations configurations;
  private final SourceRounds rounds;
  private final Path folder;
  private final InstantSource clock;

  /// @param folder below which the folders of sources lie that are set up here
  public SourceDesk(
      Database database,
      Configurations configurations,
      SourceRounds rounds,
      Path folder,
      InstantSource clock) {
    this.database = database;
    this.configurations = configurations;
    this.rounds = rounds;
    this.folder = folder.toAbsolutePath().normalize();
    this.clock = clock;
  }

  public SourcesResponse list(SignedIn who) {
    require(who);
    return new SourcesResponse(
        sources(who).list().stream()
            .map(source ->
                new SourcesResponse.Entry(
                    source.id(),
                    source.pausedAt() != null,
                    source.madeAt(),
                    source.nextAt(),
                    Told.of(source.settings()),
                    Told.secrets(source.settings())))
            .toList(),
        folder.toString());
  }

  public SourceBook book(String id, SignedIn who) {
    require(who);
    Source source = known(id);
    Sources sources = sources(who);
    List<Hand> hands = sources.hands(id);
    return new SourceBook(
        sources.runs(id, Limits.SOURCE_RUNS_LISTED).stream().map(SourceDesk::run).toList(),
        sources.waiting(id).stream().map(SourceDesk::waiting).toList(),
        database.read(
            transaction -> hands.stream().map(hand -> joined(transaction, hand)).toList()),
        Sources.settings(source).isOfTenders()
            ? sources.tenders().stream()
                .filter(tender -> tender.source().equals(id))
                .filter(tender -> !tender.outcome().equals(Tenders.ACCEPTED))
                .limit(Limits.SOURCE_WAITING_LISTED)
                .map(SourceDesk::tender)
                .toList()
            : List.of());
  }

  private static SourceBook.Run run(Run run) {
    Took took = Json.readOwn(run.told(), Took.class);
    return new SourceBook.Run(
        run.id(),
        run.endedAt(),
        took.outcome(),
        took.from(),
        took.rows(),
        took.written(),
        took.waiting(),
        took.refused(),
        ReasonText.write(took.reasons(), ""),
        took.refusals());
  }

  private static SourceBook.Waiting waiting(Waiting waiting) {
    Joining.Waits waits = Json.readOwn(waiting.row(), Joining.Waits.class);
    DeliveredRow row = waits.row();
    return new SourceBook.Waiting(
        waiting.record(),
        row.kind(),
        row.key(),
        title(row),
        waits.keys().stream().map(key -> new SourceBook.Key(key.name(), key.value())).toList(),
        waiting.reason(),
        waiting.receivedAt());
  }

  private static String title(DeliveredRow row) {
    String title = Objects.toString(row.values().get(ExternalRecord.TITLE), "");
    return title.isEmpty() ? Objects.toString(row.values().get(ExternalRecord.PRODUCT), "") : title;
  }

  private static SourceBook.Joined joined(Transaction transaction, Hand hand) {
    DeliveredRow row = Json.readOwn(hand.row(), Joining.Waits.class).row();
    return new SourceBook.Joined(
        hand.record(),
        row.kind(),
        row.key(),
        title(row),
        hand.account(),
        transaction
            .records()
            .find(RecordType.ACCOUNT.wireName(), hand.account())
            .map(account ->
                RowJson.read(RecordType.ACCOUNT, account.id(), account.body()).text(Fields.NAME))
            .orElse(""),
        hand.by(),
        hand.at());
  }

  private static SourceBook.Tender tender(Tender tender) {
    Notice notice = Json.readOwn(tender.body(), Notice.class);
    return new SourceBook.Tender(
        tender.id(),
        notice.title(),
        notice.buyer(),
        tender.outcome(),
        tender.reasons(),
        tender.receivedAt());
  }

  /// Sets one up, or an old one otherwise.
  ///
  /// @throws ProblemException 422 that says what is to be written otherwise
  public SourceAnswer save(SourceRequest request, SignedIn who) {
    require(who);
    return said(() -> {
      String id = request.id();
      SourceSettings settings = settings(request);
      if (id == null) {
        Sources.Added added = sources(who).add(settings);
        return new SourceAnswer(added.id(), added.key(), 0);
      }
      sources(who).change(id, settings);
      return new SourceAnswer(id, null, 0);
    });
  }

  /// Looks at what would become of a delivery, and takes nothing.
  public SourcePreview preview(SourceRequest request, SignedIn who) {
    require(who);
    return said(() -> {
      SourceSettings settings = settings(request);
      try {
        if (settings.columns() == null || settings.columns().isEmpty()) {
          // Somebody has yet to say what the columns are, and looks which there are.
          settings.checkWay();
          return Preview.raw(table(request, settings));
        }
        settings.check();
        return Preview.of(database, clock, settings, table(request, settings));
      } catch (UnusableDelivery unusable) {
        return Preview.not(unusable.reason());
      }
    });
  }

  private DeliveredTable table(SourceRequest request, SourceSettings settings)
      throws UnusableDelivery {
    String table = request.table();
    if (table == null) {
      return rounds.sample(settings, null);
    }
    if (table.length() > Limits.SOURCE_SAMPLE_CHARS) {
      throw new UnusableDelivery(
          Reason.of("source.too-large").with("megabytes", Limits.SOURCE_SAMPLE_CHARS >> 20));
    }
    try {
      return Tables.read(
          Base64.getDecoder().decode(table),
          Objects.requireNonNullElse(request.name(), ""),
          settings.itemsOf());
    } catch (IllegalArgumentException noBase64) {
      throw new ProblemException(Problem.wrongShape("`table` is base64."));
    }
  }

  private SourceSettings settings(SourceRequest request) {
    @Nullable String before = request.id() == null ? null : known(request.id()).settings();
    Map<String, Object> sent = request.settings();
    if (sent == null && before == null) {
      throw new AdministrationException("There are no settings.");
    }
    SourceSettings old = before == null ? null : Json.readOwn(before, SourceSettings.class);
    SourceSettings settings = sent == null ? old : Told.settings(sent, before);
    Told.check(Objects.requireNonNull(settings), folder, old);
    return settings;
  }

  public SourceAnswer act(SourceDeed deed, SignedIn who) {
    require(who);
    return said(() -> {
      Source source = known(Objects.requireNonNullElse(deed.source(), ""));
      String id = source.id();
      Sources sources = sources(who);
      return switch (Objects.requireNonNullElse(deed.deed(), "")) {
        case "ask" -> new SourceAnswer(id, null, ask(source));
        case "pause" -> {
          sources.pause(id, true);
          yield new SourceAnswer(id, null, 0);
        }
        case "resume" -> {
          sources.pause(id, false);
          yield new SourceAnswer(id, null, 0);
        }
        case "remove" -> {
          sources.remove(id);
          yield new SourceAnswer(id, null, 0);
        }
        case "renew-key" -> new SourceAnswer(id, sources.renewKey(id), 0);
        case "join" ->
            new SourceAnswer(
                id, null, sources.join(id, rows(deed), Objects.toString(deed.account(), "")));
        case "part" -> new SourceAnswer(id, null, sources.part(id, rows(deed)));
        default -> throw new ProblemException(Problem.wrongShape("There is no such deed."));
      };
    });
  }

  private int ask(Source source) {
    if (!source.isOpen()) {
      throw new AdministrationException("It is paused.");
    }
    return rounds.askNow(source).stream().mapToInt(Took::rows).sum();
  }

  private static List<String> rows(SourceDeed deed) {
    List<String> rows = Objects.requireNonNullElse(deed.records(), List.of());
    if (rows.isEmpty()
        || rows.size() > Limits.SOURCE_BY_HAND
        || rows.stream().anyMatch(Objects::isNull)) {
      throw new ProblemException(
          Problem.wrongShape("Name 1 to " + Limits.SOURCE_BY_HAND + " rows."));
    }
    return rows;
  }

  private Sources sources(SignedIn who) {
    return new Sources(database, clock, Optional.of(who));
  }

  private Source known(String id) {
    return database
        .read(transaction -> transaction.sources().source(id))
        .filter(source -> source.removedAt() == null)
        .orElseThrow(() -> new ProblemException(Problem.notFound()));
  }

  private interface Work<T> {
    T run();
  }

  /// What the command line says, an answer says.
  private static <T> T said(Work<T> work) {
    try {
      return work.run();
    } catch (AdministrationException otherwise) {
      throw new ProblemException(
          Problem.wrongShape(Objects.requireNonNullElse(otherwise.getMessage(), "")));
    }
  }

  private void require(SignedIn who) {
    boolean leads =
        database.read(transaction ->
            Configurations.actor(configurations.in(transaction), who, transaction).role()
                == Role.ADMIN);
    if (!leads) {
      throw new ProblemException(Problem.forbidden("Sources are for administrators."));
    }
  }
}
