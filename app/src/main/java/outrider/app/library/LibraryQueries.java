package outrider.app.library;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import outrider.app.store.BlobStore;
import outrider.app.store.CaseFiles;
import outrider.app.store.Columns;
import outrider.app.store.Query;
import outrider.app.store.RecordTable;
import outrider.app.store.SearchText;
import outrider.app.store.Sql;
import outrider.app.store.Table;
import outrider.core.attachment.Attachment;
import outrider.core.library.CaseStudy;
import outrider.core.library.CaseView;
import outrider.core.record.RecordType;

/// The case library, as this laptop holds it. Lists read no scripts: those may be long.
final class LibraryQueries {

  /// More than anybody looks through.
  private static final int SHOWN_MAX = 500;

  private static final String LINES =
      """
      SELECT c.id, c.name, c.summary, c.industry, c.kind, c.stages, c.state, c.created_by,
        coalesce(c.published_at, c.created_at, 0), v.viewed_at IS NOT NULL,
        v.finished_at IS NOT NULL, count(a.id), count(b.sha256),
        coalesce(sum(a.size_bytes), 0), p.id IS NOT NULL
      FROM case_study c
      LEFT JOIN case_view v ON v."case" = c.id AND v.owner = ?
      LEFT JOIN case_pin p ON p.id = c.id
      LEFT JOIN attachment a ON a.parent = c.id AND a.parent_type = 'case_study'
      LEFT JOIN blob b ON b.sha256 = a.sha256
      """;

  private static final String ORDER =
      " GROUP BY c.no ORDER BY coalesce(c.published_at, c.created_at, 0) DESC, c.no LIMIT "
          + SHOWN_MAX;

  private LibraryQueries() {}

  /// @param lines what the filter lets through
  /// @param industries of all that is published, in order
  /// @param toReview how many wait for a review
  /// @param published how many there are
  /// @param here how many of them have all their files on this laptop
  /// @param megabytes how much room they may take
  record Shelf(
      List<CaseLine> lines,
      List<String> industries,
      int toReview,
      int published,
      int here,
      long bytesHere,
      long megabytes) {
    static final Shelf EMPTY = new Shelf(List.of(), List.of(), 0, 0, 0, 0, 0);
  }

  static Query<Shelf> shelf(String user, CaseFilter filter) {
    return Query.of(
        "case library",
        sql -> shelf(sql, user, filter),
        Table.CASE_STUDY,
        Table.CASE_VIEW,
        Table.ATTACHMENT,
        Table.BLOB,
        Table.META);
  }

  private static Shelf shelf(Sql sql, String user, CaseFilter filter) {
    var published = lines(sql, user, "WHERE c.state = 'published'");
    return new Shelf(
        found(sql, user, filter, published),
        published.stream()
            .map(CaseLine::industry)
            .filter(industry -> !industry.isEmpty())
            .distinct()
            .sorted()
            .toList(),
        (int) sql.number("SELECT count(*) FROM case_study WHERE state = 'review'"),
        published.size(),
        (int) published.stream().filter(CaseLine::isHere).count(),
        published.stream().filter(CaseLine::isHere).mapToLong(CaseLine::bytes).sum(),
        CaseFiles.megabytes(sql));
  }

  private static List<CaseLine> found(
      Sql sql, String user, CaseFilter filter, List<CaseLine> published) {
    var match = SearchText.query(filter.text());
    var state = filter.written() ? "c.state <> 'published'" : "c.state = 'published'";
    var lines =
        !match.isEmpty()
            ? lines(
                sql,
                user,
                "WHERE "
                    + state
                    + " AND c.no IN (SELECT rowid FROM case_study_search WHERE text MATCH ?)",
                match)
            : filter.written() ? lines(sql, user, "WHERE " + state) : published;
    return lines.stream().filter(filter::takes).toList();
  }

  private static List<CaseLine> lines(Sql sql, String user, String where, String... more) {
    var arguments = new String[more.length + 1];
    arguments[0] = user;
    System.arraycopy(more, 0, arguments, 1, more.length);
    return sql.list(LINES + where + ORDER, LibraryQueries::line, (Object[]) arguments);
  }

  private static CaseLine line(Columns columns) {
    return new CaseLine(
        columns.text(1),
        columns.text(2),
        columns.text(3),
        columns.text(4),
        CaseStudy.Kind.of(columns.textOrNull(5)),
        columns.texts(6),
        CaseStudy.State.of(columns.textOrNull(7)).orElse(CaseStudy.State.WITHDRAWN),
        columns.text(8),
        columns.number(9),
        columns.flag(10),
        columns.flag(11),
        (int) columns.number(12),
        (int) columns.number(13),
        columns.number(14),
        columns.flag(15));
  }

  /// What helps in a stage: the published cases that are tied to it, unseen ones first.
  ///
  /// @param stage lineage
  static List<CaseLine> ofStage(Sql sql, String user, String stage) {
    return lines(
            sql,
            user,
            "WHERE c.state = 'published'"
                + " AND EXISTS (SELECT 1 FROM json_each(c.stages) s WHERE s.value = ?)",
            stage)
        .stream()
        .sorted((one, other) -> Boolean.compare(one.viewed(), other.viewed()))
        .toList();
  }

  /// One case; empty once it is gone.
  static Query<Optional<CaseDetail>> detail(String id, String user) {
    return Query.of(
        "case",
        sql -> detail(sql, id, user),
        Table.CASE_STUDY,
        Table.CASE_VIEW,
        Table.ATTACHMENT,
        Table.BLOB);
  }

  private static Optional<CaseDetail> detail(Sql sql, String id, String user) {
    return RecordTable.of(RecordType.CASE_STUDY)
        .find(sql, id)
        .map(row -> {
          var files =
              RecordTable.of(RecordType.ATTACHMENT)
                  .where(
                      sql, "parent = ? AND parent_type = 'case_study' ORDER BY created_at, no", id);
          var here = new HashSet<String>();
          for (var file : files) {
            var sha256 = Attachment.of(file).sha256();
            if (BlobStore.has(sql, sha256)) {
              here.add(sha256);
            }
          }
          return new CaseDetail(
              row,
              files,
              here,
              RecordTable.of(RecordType.CASE_VIEW)
                  .find(sql, CaseView.idOf(user, id))
                  .map(CaseView::of),
              others(sql, "viewed_at", id, user),
              others(sql, "finished_at", id, user),
              CaseFiles.isPinned(sql, id));
        });
  }

  private static int others(Sql sql, String column, String id, String user) {
    return (int)
        sql.number(
            "SELECT count(*) FROM case_view WHERE \"case\" = ? AND owner <> ? AND "
                + column
                + " IS NOT NULL",
            id,
            user);
  }
}
