package outrider.app.importing.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import outrider.app.duplicate.Spelling;
import outrider.app.importing.file.ColumnProfile;
import outrider.app.importing.file.ContentKind;
import outrider.app.importing.file.WrittenDate;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;

/// Finds for every column the field it most likely is: what was chosen last time for these headers,
/// else the header's words, else what is in the column. Each field is given once, to the column
/// that has the best claim.
public final class MappingProposal {
  private static final int LEAST_CLAIM = 55;

  private final ImportTarget target;
  private final Function<FieldDefinition, KnownWords> known;
  private final RememberedMapping remembered;

  /// @param known the values that a field knows, [KnownWords#NONE] where it takes anything
  public MappingProposal(
      ImportTarget target,
      Function<FieldDefinition, KnownWords> known,
      RememberedMapping remembered) {
    this.target = target;
    this.known = known;
    this.remembered = remembered;
  }

  public Mapping propose(List<ColumnProfile> columns) {
    Map<Integer, FieldDefinition> given = new HashMap<>();
    var taken = new HashSet<String>();
    var recalled = new HashSet<Integer>();
    for (var column : columns) {
      var name = remembered.fields().get(Spelling.normal(column.header()));
      if (name == null) {
        continue;
      }
      recalled.add(column.index());
      target
          .field(name)
          .filter(field -> taken.add(field.name()))
          .ifPresent(field -> given.put(column.index(), field));
    }
    for (var claim : claims(columns)) {
      var index = claim.column().index();
      if (!recalled.contains(index)
          && !given.containsKey(index)
          && taken.add(claim.field().name())) {
        given.put(index, claim.field());
      }
    }
    var mapped =
        columns.stream()
            .map(column -> {
              var field = Optional.ofNullable(given.get(column.index()));
              return mapped(column, field, how(field, recalled.contains(column.index())));
            })
            .toList();
    return priced(named(new Mapping(target, mapped, remembered.fixed())));
  }

  /// A column in a field, its words read as well as can be without a person.
  ColumnMapping mapped(
      ColumnProfile column, Optional<FieldDefinition> field, ColumnMapping.How how) {
    var choices =
        field
            .map(known)
            .filter(words -> !words.isEmpty() && column.allValues())
            .map(words -> recalled(column, ValueChoices.of(column, words)))
            .orElse(List.of());
    return new ColumnMapping(
        column,
        field,
        field.isEmpty() ? ColumnMapping.How.LEFT_OUT : how,
        column.dates().map(ColumnProfile.DateWriting::order).orElse(WrittenDate.Order.DAY_FIRST),
        field.filter(f -> f.kind() == FieldKind.MONEY).isPresent()
            && column.kind() == ContentKind.AMOUNT_WAN,
        choices);
  }

  private List<ValueChoice> recalled(ColumnProfile column, List<ValueChoice> choices) {
    var decided = remembered.values().getOrDefault(Spelling.normal(column.header()), Map.of());
    return choices.stream()
        .map(choice -> {
          var value = decided.get(choice.raw());
          return value == null
              ? choice
              : choice.chosen(Optional.of(value).filter(text -> !text.isEmpty()));
        })
        .toList();
  }

  private static ColumnMapping.How how(Optional<FieldDefinition> field, boolean recalled) {
    if (field.isEmpty()) {
      return ColumnMapping.How.LEFT_OUT;
    }
    return recalled ? ColumnMapping.How.REMEMBERED : ColumnMapping.How.AUTO;
  }

  /// Amounts without a currency beside them are in the one their sign says, else in yuan; a row of
  /// the mapping step says so and can be changed.
  private Mapping priced(Mapping mapping) {
    if (target.field(Fields.CURRENCY).isEmpty() || mapping.fills(Fields.CURRENCY)) {
      return mapping;
    }
    return mapping.columns().stream()
        .filter(column -> column.field().filter(f -> f.kind() == FieldKind.MONEY).isPresent())
        .findFirst()
        .map(column -> mapping.fix(Fields.CURRENCY, currency(column.column().samples())))
        .orElse(mapping);
  }

  private static String currency(List<String> samples) {
    var text = String.join(" ", samples);
    if (text.contains("$") || text.contains("USD")) {
      return "USD";
    }
    if (text.contains("€") || text.contains("EUR")) {
      return "EUR";
    }
    return text.contains("£") || text.contains("GBP") ? "GBP" : "CNY";
  }

  /// Where nothing names the records, a column of different short texts is better than no name.
  private Mapping named(Mapping mapping) {
    var name = target.field(Fields.NAME).orElseThrow();
    if (mapping.fills(Fields.NAME) || mapping.composed(name)) {
      return mapping;
    }
    return mapping.columns().stream()
        .filter(column -> column.field().isEmpty() && !column.column().allValues())
        .filter(column -> column.column().fillRate() > 0.95)
        .filter(
            column -> !remembered.fields().containsKey(Spelling.normal(column.column().header())))
        .findFirst()
        .map(column ->
            new Mapping(
                target,
                mapping.columns().stream()
                    .map(old ->
                        old == column
                            ? mapped(column.column(), Optional.of(name), ColumnMapping.How.AUTO)
                            : old)
                    .toList(),
                mapping.fixed()))
        .orElse(mapping);
  }

  private List<Claim> claims(List<ColumnProfile> columns) {
    var claims = new ArrayList<Claim>();
    for (var column : columns) {
      if (column.filled() == 0 && column.header().isBlank()) {
        continue;
      }
      for (var field : target.fields()) {
        if (ImportTarget.isPool(field) && known.apply(field).isEmpty()) {
          continue;
        }
        var score = HeaderWords.score(column.header(), field) + fit(column, field);
        if (score >= LEAST_CLAIM) {
          claims.add(new Claim(column, field, score));
        }
      }
    }
    claims.sort(
        Comparator.comparingInt(Claim::score)
            .reversed()
            .thenComparing(claim -> claim.column().index()));
    return claims;
  }

  /// What the content says for or against a field. Phones and addresses speak for themselves; dates
  /// and numbers only speak against fields that cannot hold them.
  private static int fit(ColumnProfile column, FieldDefinition field) {
    return switch (column.kind()) {
      case BLANK -> 0;
      case PHONE -> field.kind() == FieldKind.PHONE ? 60 : -40;
      case EMAIL -> field.kind() == FieldKind.EMAIL ? 60 : -60;
      case WEB -> field.name().equals("website") ? 60 : -20;
      case DATE -> field.kind() == FieldKind.DATE || field.kind() == FieldKind.INSTANT ? 10 : -60;
      case AMOUNT, AMOUNT_WAN -> field.kind() == FieldKind.MONEY ? 20 : -20;
      case NUMBER -> field.kind().isNumeric() ? 10 : -15;
      case YES_NO -> field.kind() == FieldKind.FLAG ? 20 : -60;
      case CHOICE, TEXT -> holdsWords(field) ? 0 : -60;
    };
  }

  private static boolean holdsWords(FieldDefinition field) {
    return switch (field.kind()) {
      case TEXT, LONG_TEXT, CHOICE, REFERENCE, TEXT_SET, NUMBER, MONEY -> true;
      default -> false;
    };
  }

  private record Claim(ColumnProfile column, FieldDefinition field, int score) {}
}
