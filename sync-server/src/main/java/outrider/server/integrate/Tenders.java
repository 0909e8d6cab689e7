package outrider.server.integrate;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.core.configuration.Form;
import outrider.core.integration.ExternalRecord;
import outrider.core.integration.JoinKey;
import outrider.core.record.Fields;
import outrider.core.record.Ids;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.rule.Reason;
import outrider.core.rule.ReasonText;
import outrider.core.tender.Notice;
import outrider.core.tender.SameTender;
import outrider.core.tender.Screening;
import outrider.server.codec.Json;
import outrider.server.intake.FoundLeads;
import outrider.server.ops.Limits;
import outrider.server.problem.ProblemException;
import outrider.server.store.AccountKeyStore.Key;
import outrider.server.store.SourceStore.Source;
import outrider.server.store.SourceStore.Tender;
import outrider.server.store.WriteTransaction;

/// Screens the tenders of a feed: one that was told of already, by whichever feed, is none again;
/// what fits becomes a lead with why; the others are kept with why not.
final class Tenders {
  static final String ACCEPTED = "accepted";
  static final String REJECTED = "rejected";
  static final String DUPLICATE = "duplicate";

  private final FoundLeads leads;
  private final InstantSource clock;

  Tenders(FoundLeads leads, InstantSource clock) {
    this.leads = leads;
    this.clock = clock;
  }

  FoundLeads leads() {
    return leads;
  }

  /// @return how many became leads
  int take(WriteTransaction transaction, Source source, SourceSettings settings, Mapped mapped) {
    long now = clock.millis();
    Screening screening = Objects.requireNonNull(settings.tenders()).screening();
    Map<String, Tender> known = new HashMap<>();
    SameTender same = new SameTender();
    for (Tender tender : transaction.sources().tenders(Limits.TENDERS_COMPARED)) {
      known.put(tender.id(), tender);
      same.add(tender.id(), Json.readOwn(tender.body(), Notice.class));
    }
    int accepted = 0;
    for (Mapped.Read read : mapped.rows()) {
      Notice notice = notice(source, read);
      String id = Ids.derive("tender", source.id() + '/' + notice.key());
      String body = Json.text(notice);
      Tender before = known.get(id);
      if (before != null && (!before.outcome().equals(REJECTED) || before.body().equals(body))) {
        continue;
      }
      Optional<String> other = before == null ? same.find(notice) : Optional.empty();
      Tender tender =
          other.isPresent()
              ? duplicate(id, notice, body, known.get(other.get()), now)
              : screened(transaction, source, settings, screening, id, notice, body, read, now);
      accepted += tender.outcome().equals(ACCEPTED) ? 1 : 0;
      transaction.sources().put(tender);
      known.put(id, tender);
      if (before == null && other.isEmpty()) {
        same.add(id, notice);
      }
    }
    return accepted;
  }

  private static Tender duplicate(
      String id, Notice notice, String body, @Nullable Tender of, long now) {
    String title = of == null ? notice.title() : Json.readOwn(of.body(), Notice.class).title();
    Reason why = Reason.of("tender.duplicate", "name", title);
    return new Tender(
        id,
        notice.source(),
        body,
        DUPLICATE,
        ReasonText.write(List.of(why), ""),
        of == null ? null : of.lead(),
        now);
  }

  private Tender screened(
      WriteTransaction transaction,
      Source source,
      SourceSettings settings,
      Screening screening,
      String id,
      Notice notice,
      String body,
      Mapped.Read read,
      long now) {
    Screening.Verdict verdict = screening.of(notice, now);
    List<Reason> reasons = new ArrayList<>(verdict.reasons());
    if (verdict.accepted()) {
      try {
        String lead =
            leads.take(transaction, form(source, settings), values(notice, read), reasons);
        return new Tender(
            id, source.id(), body, ACCEPTED, ReasonText.write(reasons, ""), lead, now);
      } catch (ProblemException refused) {
        if (refused.problem().status() >= 500) {
          // Nobody is there for a lead: the whole waits until somebody is.
          throw refused;
        }
        reasons = List.of(Reason.of("tender.refused", "words", refused.problem().detail()));
      }
    }
    return new Tender(id, source.id(), body, REJECTED, ReasonText.write(reasons, ""), null, now);
  }

  private static Notice notice(Source source, Mapped.Read read) {
    Map<String, Object> values = read.values();
    return new Notice(
        source.id(),
        read.key(),
        text(values, ExternalRecord.TITLE),
        text(values, TenderSettings.BUYER),
        text(values, TenderSettings.NUMBER),
        text(values, TenderSettings.REGION),
        values.get(ExternalRecord.AMOUNT) instanceof Long minor ? minor : null,
        values.get(TenderSettings.DEADLINE) instanceof Long at ? at : null,
        text(values, TenderSettings.WORDS));
  }

  /// What its fields mean to a lead; whoever buys is the company.
  private static Form form(Source source, SourceSettings settings) {
    return Form.of(
        Row.of(RecordType.FORM, source.id())
            .with(Fields.NAME, settings.name())
            .with(Form.SOURCE, Objects.requireNonNull(settings.tenders()).leadSource())
            .with(
                Form.MAPPING,
                List.of(
                    "title=name", "buyer=company", "phone=phone", "email=email", "region=region")));
  }

  private static Map<String, String> values(Notice notice, Mapped.Read read) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("title", notice.title());
    values.put("buyer", notice.buyer());
    values.put("region", notice.region());
    for (Key key : read.keys()) {
      if (!key.name().equals(JoinKey.TAX_ID.wireName())) {
        values.put(key.name(), key.value());
      }
    }
    values.put("招标编号 / Number", notice.number());
    Long budget = notice.budgetMinor();
    values.put("预算 / Budget", budget == null ? "" : Long.toString(budget / 100));
    Long deadline = notice.deadline();
    values.put("截止 / Deadline", deadline == null ? "" : Instant.ofEpochMilli(deadline).toString());
    values.put("链接 / Link", text(read.values(), TenderSettings.ADDRESS));
    values.put("内容 / Text", notice.words());
    return values;
  }

  private static String text(Map<String, Object> values, String name) {
    return Objects.toString(values.get(name), "");
  }
}
