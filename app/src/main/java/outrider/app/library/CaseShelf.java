package outrider.app.library;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.util.Subscription;
import outrider.app.fx.FxThread;
import outrider.app.library.OfflineChoice.Candidate;
import outrider.app.shell.Workspace;
import outrider.app.store.BlobStore;
import outrider.app.store.CaseFiles;
import outrider.app.store.Query;
import outrider.app.store.Sql;
import outrider.app.store.Table;
import outrider.core.configuration.Configuration;
import outrider.core.library.CaseStudy;

/// Keeps the files of some cases on this laptop, so that they play where there is no network: as
/// many as the person gave room for. They are fetched one after the other, behind everything else;
/// what is not among them comes when somebody opens it.
public final class CaseShelf {

  /// @param sizeBytes by hash, in the order in which they are fetched
  /// @param missing those that are not here
  /// @param kept what was kept before
  private record Wanted(Map<String, Long> sizeBytes, List<String> missing, Set<String> kept) {}

  private record File(String sha256, long sizeBytes) {}

  private CaseShelf() {}

  /// Fetches and keeps until it is unsubscribed. FX thread.
  public static Subscription follow(Workspace space) {
    var live =
        space
            .database()
            .live(
                query(space.commands().actor().user(), space.database()::configuration),
                FxThread.executor(),
                wanted -> keep(space, wanted));
    return live::close;
  }

  /// Gives the cases more room or less; what no longer has any goes at once.
  static CompletableFuture<Boolean> setMegabytes(Workspace space, long megabytes) {
    var user = space.commands().actor().user();
    var configuration = space.database().configuration();
    return space
        .database()
        .write(transaction -> {
          CaseFiles.setMegabytes(transaction, megabytes);
          CaseFiles.keep(
              transaction, wanted(transaction.sql(), user, configuration).sizeBytes().keySet());
          CaseFiles.release(transaction);
          return true;
        });
  }

  private static Query<Wanted> query(String user, Supplier<Configuration> configuration) {
    return Query.of(
        "cases to keep here",
        sql -> wanted(sql, user, configuration.get()),
        Table.CASE_STUDY,
        Table.ATTACHMENT,
        Table.OPPORTUNITY,
        Table.META);
  }

  private static Wanted wanted(Sql sql, String user, Configuration configuration) {
    var files = new LinkedHashMap<String, List<File>>();
    sql.each(
        """
        SELECT a.parent, a.sha256, a.size_bytes
        FROM case_study c CROSS JOIN attachment a ON a.parent = c.id
        WHERE c.state = 'published' AND a.received_at IS NOT NULL ORDER BY a.created_at, a.no
        """,
        columns ->
            files
                .computeIfAbsent(columns.text(1), _ -> new ArrayList<>())
                .add(new File(columns.text(2), columns.number(3))));
    var stages = stagesAtWork(sql, user, configuration);
    var candidates =
        sql.list(
            """
            SELECT c.id, c.stages, c.published_at, p.id IS NOT NULL
            FROM case_study c LEFT JOIN case_pin p ON p.id = c.id WHERE c.state = 'published'
            """,
            columns ->
                new Candidate(
                    columns.text(1),
                    files.getOrDefault(columns.text(1), List.of()).stream()
                        .mapToLong(File::sizeBytes)
                        .sum(),
                    columns.flag(4),
                    columns.texts(2).stream().anyMatch(stages::contains),
                    columns.number(3)));
    var sizes = new LinkedHashMap<String, Long>();
    OfflineChoice.choose(candidates, CaseFiles.megabytes(sql) << 20).stream()
        .flatMap(id -> files.getOrDefault(id, List.of()).stream())
        .forEach(file -> sizes.put(file.sha256(), file.sizeBytes()));
    return new Wanted(
        sizes,
        sizes.keySet().stream().filter(sha256 -> !BlobStore.has(sql, sha256)).toList(),
        CaseFiles.kept(sql));
  }

  /// The lineages of the stages in which this person has open deals.
  private static Set<String> stagesAtWork(Sql sql, String user, Configuration configuration) {
    return sql
        .list(
            "SELECT DISTINCT stage FROM opportunity WHERE state = 'open' AND owner = ?",
            columns -> columns.text(1),
            user)
        .stream()
        .flatMap(stage -> configuration.stage(stage).stream())
        .map(CaseStudy::keyOf)
        .collect(Collectors.toSet());
  }

  private static void keep(Workspace space, Wanted wanted) {
    var files = new HashSet<>(wanted.sizeBytes().keySet());
    if (!files.equals(wanted.kept())) {
      var unused =
          space
              .database()
              .write(transaction -> {
                CaseFiles.keep(transaction, files);
                return true;
              });
    }
    // What is asked for last comes first.
    wanted
        .missing()
        .reversed()
        .forEach(sha256 ->
            space.files().want(sha256, wanted.sizeBytes().getOrDefault(sha256, 0L), false));
  }
}
