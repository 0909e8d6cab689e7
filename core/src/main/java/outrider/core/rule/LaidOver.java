package outrider.core.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.core.configuration.Configuration;
import outrider.core.opportunity.Opportunity;
import outrider.core.pool.Holdings;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Facts with changes laid over them that nobody has written: what the next command of several
/// builds upon, configuration included.
final class LaidOver implements Facts {

  private record Key(RecordType type, String id) {}

  private final Facts below;
  private final Map<Key, Optional<Row>> rows = new LinkedHashMap<>();
  private @Nullable Configuration configuration;

  LaidOver(Facts below) {
    this.below = below;
  }

  void lay(List<Change> changes) {
    for (var change : changes) {
      rows.put(new Key(change.type(), change.id()), change.result());
      if (change.type().isConfiguration()) {
        configuration = null;
      }
    }
  }

  /// Every row that differs, with what is below as what was before.
  List<Change> changes() {
    var changes = new ArrayList<Change>();
    rows.forEach((key, after) -> {
      var change =
          new Change(
              key.type(),
              key.id(),
              below.row(key.type(), key.id()).orElse(null),
              after.orElse(null));
      if (change.before() != null || change.after() != null) {
        changes.add(change);
      }
    });
    return changes;
  }

  @Override
  public Optional<Row> row(RecordType type, String id) {
    var laid = rows.get(new Key(type, id));
    return laid == null ? below.row(type, id) : laid;
  }

  @Override
  public List<Row> children(RecordType type, String parent) {
    var field = type == RecordType.CONTACT ? "account" : Fields.PARENT;
    return with(below.children(type, parent), type, field, parent);
  }

  @Override
  public List<Row> book(String owner) {
    return below.book(owner);
  }

  @Override
  public List<Row> dealsOn(String pipeline) {
    return with(below.dealsOn(pipeline), RecordType.OPPORTUNITY, Opportunity.PIPELINE, pipeline)
        .stream()
        .filter(row -> Opportunity.of(row).isOpen())
        .toList();
  }

  private List<Row> with(List<Row> known, RecordType type, String field, String value) {
    var all = new ArrayList<Row>();
    known.stream().filter(row -> !rows.containsKey(new Key(type, row.id()))).forEach(all::add);
    rows.forEach((key, row) -> {
      if (key.type() == type) {
        row.filter(it -> it.text(field).equals(value)).ifPresent(all::add);
      }
    });
    return all;
  }

  @Override
  public boolean taken(RecordType type, String id, Actor actor) {
    return below.taken(type, id, actor);
  }

  @Override
  public Optional<FieldClock> clock(RecordType type, String id, String field) {
    return below.clock(type, id, field);
  }

  @Override
  public Configuration configuration() {
    if (configuration == null) {
      var all = new ArrayList<Row>();
      for (var type : RecordType.values()) {
        if (type.isConfiguration()) {
          below.configuration().all(type).stream()
              .filter(row -> !rows.containsKey(new Key(type, row.id())))
              .forEach(all::add);
        }
      }
      rows.forEach((key, row) -> {
        if (key.type().isConfiguration()) {
          row.ifPresent(all::add);
        }
      });
      configuration = new Configuration(all);
    }
    return configuration;
  }

  @Override
  public Holdings holdings(String pool, String user, long since) {
    return below.holdings(pool, user, since);
  }

  @Override
  public long approvalsUnder(String promotion) {
    return below.approvalsUnder(promotion);
  }

  @Override
  public long leadsOf(String pool) {
    return below.leadsOf(pool);
  }
}
