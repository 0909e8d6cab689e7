package outrider.core.handover;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import outrider.core.contact.Contact;
import outrider.core.lead.Lead;
import outrider.core.opportunity.Opportunity;
import outrider.core.record.Row;

/// What somebody has, in bundles. The order of the records given makes no difference.
public final class Book {

  private final List<Bundle> bundles;
  private final Map<String, Bundle> byRecord = new HashMap<>();

  private Book(List<Bundle> bundles) {
    this.bundles = bundles;
    for (var bundle : bundles) {
      bundle.records().forEach(row -> byRecord.put(row.id(), bundle));
    }
  }

  /// @param records all that the person has of their own
  public static Book of(Collection<Row> records) {
    var roots = new HashMap<String, String>();
    records.forEach(row -> roots.put(row.id(), row.id()));
    for (var row : records) {
      links(row).filter(roots::containsKey).forEach(other -> join(roots, row.id(), other));
    }
    var gathered = new TreeMap<String, List<Row>>();
    records.stream()
        .sorted(Comparator.comparing(Row::id))
        .forEach(row ->
            gathered.computeIfAbsent(root(roots, row.id()), root -> new ArrayList<>()).add(row));
    return new Book(
        gathered.values().stream()
            .map(Bundle::new)
            .sorted(Comparator.comparing(Bundle::id))
            .toList());
  }

  public List<Bundle> bundles() {
    return bundles;
  }

  /// The bundle of a record of this book.
  public Bundle bundle(String record) {
    return Objects.requireNonNull(byRecord.get(record));
  }

  private static Stream<String> links(Row row) {
    var fields =
        switch (row.type()) {
          case OPPORTUNITY -> Stream.of(Opportunity.ACCOUNT, "contact", "lead");
          case CONTACT -> Stream.of(Contact.ACCOUNT);
          case LEAD -> Stream.of(Lead.OPPORTUNITY);
          default -> Stream.<String>empty();
        };
    return fields.flatMap(field -> Stream.ofNullable(row.textOrNull(field)));
  }

  private static void join(Map<String, String> roots, String one, String other) {
    var first = root(roots, one);
    var second = root(roots, other);
    if (first.compareTo(second) < 0) {
      roots.put(second, first);
    } else {
      roots.put(first, second);
    }
  }

  /// The smallest id that it hangs together with; the way there is shortened as it is walked.
  private static String root(Map<String, String> roots, String id) {
    var at = id;
    while (!Objects.equals(roots.get(at), at)) {
      var above = Objects.requireNonNull(roots.get(at));
      roots.put(at, Objects.requireNonNull(roots.get(above)));
      at = above;
    }
    return at;
  }
}
