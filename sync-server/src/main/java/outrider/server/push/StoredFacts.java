package outrider.server.push;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import outrider.core.approval.Approval;
import outrider.core.command.Command;
import outrider.core.configuration.Configuration;
import outrider.core.handover.Held;
import outrider.core.opportunity.Opportunity;
import outrider.core.pool.Holdings;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.rule.Actor;
import outrider.core.rule.Facts;
import outrider.core.rule.FieldClock;
import outrider.core.user.Visibility;
import outrider.server.access.Configurations;
import outrider.server.codec.RowJson;
import outrider.server.store.StoredRecord;
import outrider.server.store.WriteTransaction;

/// What HQ knows, read through the transaction that will write the decision. A record that one push
/// looks at again and again is read once; whoever writes it says so with `replaced`.
final class StoredFacts implements Facts {
  private final WriteTransaction transaction;
  private final Configurations configurations;
  private final Map<Key, Known> known = new HashMap<>();

  /// Ids that no record had when they were looked up: nothing can hang on them yet.
  private final Set<String> unborn = new HashSet<>();

  /// What hangs on the records of a book, all asked for at once where each question is a journey;
  /// forgotten as soon as anything is written.
  private final Map<String, List<StoredRecord>> gathered = new HashMap<>();

  private @Nullable Configuration configuration;

  StoredFacts(WriteTransaction transaction, Configurations configurations) {
    this.transaction = transaction;
    this.configurations = configurations;
  }

  private record Key(RecordType type, String id) {}

  /// A record as it is stored, and read out; both absent where the id was never used.
  private static final class Known {
    final @Nullable StoredRecord stored;
    private @Nullable Row row;

    Known(@Nullable StoredRecord stored, @Nullable Row row) {
      this.stored = stored;
      this.row = row;
    }

    Optional<Row> row(RecordType type) {
      if (stored == null || stored.deleted()) {
        return Optional.empty();
      }
      Row read = row;
      if (read == null) {
        read = RowJson.read(type, stored.id(), stored.body());
        row = read;
      }
      return Optional.of(read);
    }
  }

  private Known known(RecordType type, String id) {
    return known.computeIfAbsent(new Key(type, id), this::look);
  }

  private Known look(Key key) {
    Optional<StoredRecord> found = transaction.records().find(key.type.wireName(), key.id);
    if (found.isEmpty()) {
      unborn.add(key.id);
    }
    return new Known(found.orElse(null), null);
  }

  /// Reads what the commands name, all at once, where each look would be a journey.
  void expect(List<Command> commands) {
    if (!transaction.records().isRemote()) {
      return;
    }
    Map<RecordType, Set<String>> named = new EnumMap<>(RecordType.class);
    for (Command command : commands) {
      for (Key key : named(command)) {
        named.computeIfAbsent(key.type, unused -> new HashSet<>()).add(key.id);
      }
    }
    named.forEach(this::expect);
  }

  /// Reads records, all at once, where each look would be a journey.
  void expect(RecordType type, Collection<String> ids) {
    if (!transaction.records().isRemote() || ids.isEmpty()) {
      return;
    }
    transaction
        .records()
        .findAll(type.wireName(), ids)
        .forEach(record -> known.put(new Key(type, record.id()), new Known(record, null)));
    for (String id : ids) {
      Key key = new Key(type, id);
      if (known.putIfAbsent(key, new Known(null, null)) == null) {
        unborn.add(id);
      }
    }
  }

  /// The records that a command looks at first; a guess that may fall short.
  private static List<Key> named(Command command) {
    return switch (command) {
      case Command.CreateRecord it -> keys(it.type(), it.id());
      case Command.EditFields it -> keys(it.type(), it.id());
      case Command.DeleteRecord it -> keys(it.type(), it.id());
      case Command.AssignOwner it -> keys(it.type(), it.id());
      case Command.AddTags it -> keys(it.type(), it.id());
      case Command.RemoveTags it -> keys(it.type(), it.id());
      case Command.ClaimLead it -> keys(RecordType.LEAD, it.lead());
      case Command.ReturnLead it -> keys(RecordType.LEAD, it.lead());
      case Command.PlaceLead it -> keys(RecordType.LEAD, it.lead());
      case Command.CompleteTask it -> keys(RecordType.TASK, it.id());
      case Command.AdvanceOpportunity it -> keys(RecordType.OPPORTUNITY, it.id());
      default -> List.of();
    };
  }

  private static List<Key> keys(@Nullable RecordType type, @Nullable String id) {
    return type == null || id == null ? List.of() : List.of(new Key(type, id));
  }

  @Override
  public Optional<Row> row(RecordType type, String id) {
    return known(type, id).row(type);
  }

  /// The record as it is stored, deleted ones included.
  Optional<StoredRecord> stored(RecordType type, String id) {
    return Optional.ofNullable(known(type, id).stored);
  }

  @Override
  public List<Row> children(RecordType type, String parent) {
    if (unborn.contains(parent)) {
      return List.of();
    }
    return childrenOf(type, parent).stream()
        .map(child ->
            known
                .computeIfAbsent(new Key(type, child.id()), key -> new Known(child, null))
                .row(type))
        .flatMap(Optional::stream)
        .toList();
  }

  private List<StoredRecord> childrenOf(RecordType type, String parent) {
    List<StoredRecord> known = gathered.get(parent);
    return known == null
        ? transaction.records().childrenOf(type.wireName(), parent)
        : known.stream().filter(child -> child.type().equals(type.wireName())).toList();
  }

  @Override
  public List<Row> book(String owner) {
    List<Row> book = owned(owner);
    if (transaction.records().isRemote()) {
      List<String> ids = book.stream().map(Row::id).toList();
      ids.forEach(id -> gathered.put(id, new ArrayList<>()));
      transaction
          .records()
          .childrenOfAll(ids)
          .forEach(child ->
              Objects.requireNonNull(gathered.get(Objects.requireNonNull(child.parent())))
                  .add(child));
    }
    return book;
  }

  private List<Row> owned(String owner) {
    return Held.TYPES.stream()
        .flatMap(type ->
            transaction.records().inScope(Visibility.userScope(owner), type.wireName()).stream()
                .filter(record -> type != RecordType.TASK || record.parent() == null)
                .map(record ->
                    known.computeIfAbsent(
                        new Key(type, record.id()), key -> new Known(record, null)))
                .flatMap(found -> found.row(type).stream()))
        .toList();
  }

  @Override
  public List<Row> dealsOn(String pipeline) {
    return transaction
        .records()
        .containing(
            RecordType.OPPORTUNITY.wireName(), RowJson.member(Opportunity.PIPELINE, pipeline))
        .stream()
        .map(record ->
            known.computeIfAbsent(
                new Key(RecordType.OPPORTUNITY, record.id()), key -> new Known(record, null)))
        .flatMap(found -> found.row(RecordType.OPPORTUNITY).stream())
        .filter(row -> Opportunity.of(row).isOpen())
        .filter(row -> Opportunity.of(row).pipeline().equals(pipeline))
        .toList();
  }

  @Override
  public boolean taken(RecordType type, String id, Actor actor) {
    return stored(type, id).filter(record -> !actor.sees(remains(type, record))).isPresent();
  }

  /// As much of a record, deleted or not, as says whose it is.
  private static Row remains(RecordType type, StoredRecord record) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>(4);
    fields.put(Fields.OWNER, record.owner());
    fields.put(Fields.TEAM, record.team());
    return Row.of(type, record.id()).with(fields);
  }

  @Override
  public Optional<FieldClock> clock(RecordType type, String id, String field) {
    return stored(type, id).map(record -> RowJson.clocks(record.fieldClock()).get(field));
  }

  @Override
  public Holdings holdings(String pool, String user, long since) {
    return transaction.pools().holdings(pool, user, since);
  }

  @Override
  public long approvalsUnder(String promotion) {
    return transaction
        .records()
        .containing(RecordType.APPROVAL.wireName(), '"' + promotion + '"')
        .stream()
        .map(record -> Approval.of(RowJson.read(RecordType.APPROVAL, record.id(), record.body())))
        .filter(approval -> approval.holdsStock())
        .filter(approval -> approval.promotion().filter(promotion::equals).isPresent())
        .count();
  }

  @Override
  public long leadsOf(String pool) {
    return transaction.pools().leadsOf(pool);
  }

  @Override
  public Configuration configuration() {
    Configuration current = configuration;
    if (current == null) {
      current = configurations.in(transaction);
      configuration = current;
    }
    return current;
  }

  /// Remembers what has just been written.
  void replaced(RecordType type, StoredRecord stored, @Nullable Row row) {
    known.put(new Key(type, stored.id()), new Known(stored, row));
    unborn.remove(stored.id());
    gathered.clear();
    if (type.isConfiguration()) {
      configuration = null;
    }
  }

  /// After something was undone: nothing that was remembered is to be trusted.
  void forget() {
    known.clear();
    unborn.clear();
    gathered.clear();
    configuration = null;
  }
}
