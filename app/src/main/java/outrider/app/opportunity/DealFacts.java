package outrider.app.opportunity;

import java.util.List;
import java.util.function.Supplier;
import outrider.app.store.Query;
import outrider.app.store.RecordTable;
import outrider.app.store.Table;
import outrider.core.account.Account;
import outrider.core.configuration.Configuration;
import outrider.core.opportunity.Opportunity;
import outrider.core.pipeline.OpportunityStage;
import outrider.core.pipeline.StageGate;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// One deal with what its gates look at, read in one go.
///
/// @param account the customer's name, empty for none
record DealFacts(
    Opportunity deal,
    String account,
    List<Row> attachments,
    List<Row> checkmarks,
    Configuration configuration) {

  /// Reads one deal; an empty list once it is gone.
  static Query<List<DealFacts>> query(String id, Supplier<Configuration> configuration) {
    return Query.of(
        "deal facts",
        sql ->
            RecordTable.of(RecordType.OPPORTUNITY).find(sql, id).stream()
                .map(row ->
                    new DealFacts(
                        Opportunity.of(row),
                        RecordTable.of(RecordType.ACCOUNT)
                            .find(sql, row.text(Opportunity.ACCOUNT))
                            .map(account -> Account.of(account).name())
                            .orElse(""),
                        RecordTable.of(RecordType.ATTACHMENT)
                            .where(sql, "parent = ? ORDER BY created_at, no", id),
                        RecordTable.of(RecordType.CHECKMARK).where(sql, "parent = ?", id),
                        configuration.get()))
                .toList(),
        Table.OPPORTUNITY,
        Table.ACCOUNT,
        Table.ATTACHMENT,
        Table.CHECKMARK,
        Table.CONFIGURATION);
  }

  List<OpportunityStage> stages() {
    return configuration.stages(deal.pipeline());
  }

  /// What a move to `target` has to meet, with how far it is met.
  List<GateItem> gate(OpportunityStage target) {
    var from = configuration.stage(deal.stage());
    var to = configuration.journeys().meant(target, deal.pipeline());
    var items =
        to.map(stage -> StageGate.between(from, stage, stages(), configuration::checklist))
            .orElse(List.of());
    return StageGate.progress(deal, items, attachments, checkmarks).stream()
        .map(progress -> GateItem.of(progress, attachments, checkmarks))
        .toList();
  }

  /// The same deal as if these values were saved already.
  DealFacts with(Row draft) {
    return new DealFacts(Opportunity.of(draft), account, attachments, checkmarks, configuration);
  }
}
