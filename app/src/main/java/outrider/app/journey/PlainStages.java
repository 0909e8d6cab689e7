package outrider.app.journey;

import static outrider.app.journey.TemplateStage.action;
import static outrider.app.journey.TemplateStage.fields;
import static outrider.app.journey.TemplateStage.lost;
import static outrider.app.journey.TemplateStage.open;
import static outrider.app.journey.TemplateStage.won;
import static outrider.app.journey.TemplateStage.word;

import java.util.List;
import outrider.core.approval.ApprovalKind;

/// The stages of journeys that need little said.
final class PlainStages {

  private PlainStages() {}

  static List<TemplateStage> usual() {
    return List.of(
        open("初次沟通", "First contact", 0, 0, ""),
        open("需求确认", "Needs confirmed", 0, 0, ""),
        open("报价", "Quote", 0, 0, ""),
        open("合同", "Contract", 0, 0, ""),
        open("交付", "Delivery", 0, 0, ""),
        won("赢单", "Won"),
        lost("丢单", "Lost"));
  }

  static List<TemplateStage> empty() {
    return List.of(open("第一阶段", "First stage", 0, 0, ""), won("赢单", "Won"), lost("丢单", "Lost"));
  }

  static List<TemplateStage> saas() {
    return List.of(
        open("初步沟通", "Qualified", 7, 15, "rep", action("使用场景已确认", "Use case known")),
        open("产品演示", "Demo", 7, 30, "rep", action("决策人看过演示", "Decider has seen the demo")),
        open("试用", "Trial", 14, 50, "rep", action("试用目标已达成", "Goal of the trial met")),
        open(
            "报价",
            "Quote",
            7,
            70,
            "rep",
            fields("金额与签约日", "Amount and closing date", "amount", "closeOn"),
            action("按标准价报出，没有折扣", "At list price, no discount"),
            word("折扣已批准", "Discount agreed", ApprovalKind.DISCOUNT).standingIn()),
        open(
            "合同",
            "Contract",
            14,
            90,
            "manager",
            word("合同条款审批", "Terms agreed", ApprovalKind.CONTRACT)),
        won("订阅", "Subscribed"),
        lost("丢单", "Lost"));
  }
}
