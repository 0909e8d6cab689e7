package outrider.app.journey;

import static outrider.app.journey.TemplateStage.action;
import static outrider.app.journey.TemplateStage.decision;
import static outrider.app.journey.TemplateStage.deliverable;
import static outrider.app.journey.TemplateStage.fields;
import static outrider.app.journey.TemplateStage.lost;
import static outrider.app.journey.TemplateStage.open;
import static outrider.app.journey.TemplateStage.photos;
import static outrider.app.journey.TemplateStage.review;
import static outrider.app.journey.TemplateStage.risks;
import static outrider.app.journey.TemplateStage.won;
import static outrider.app.journey.TemplateStage.word;

import java.util.List;
import outrider.core.approval.ApprovalKind;

/// Treatment of waste water, exhaust or soil as a project: seven stages whose time limits add up to
/// 182 days. The feasibility of what was promised is asked on entering the contract, so that the
/// offer may be written while engineers still reckon, and nothing is signed before they agree.
final class EnvironmentalStages {

  private EnvironmentalStages() {}

  static List<TemplateStage> all(boolean chinese) {
    return List.of(
        contact(),
        survey(chinese),
        proposal(chinese),
        offer(),
        contract(chinese),
        construction(),
        acceptance(chinese),
        won("移交完成", "Handed over"),
        lost("丢单", "Lost"));
  }

  private static TemplateStage contact() {
    return open(
        "初次接触",
        "First contact",
        14,
        10,
        "rep",
        action("排放现状与限值已了解", "Discharge and limits known")
            .hint("环评批复、排放口、在线监测数据", "Permit, outlets, readings of the meters on site"),
        fields("预算区间", "Budget range", "budgetLow", "budgetHigh"));
  }

  private static TemplateStage survey(boolean chinese) {
    return open(
        "现场勘察",
        "Site survey",
        21,
        25,
        "rep",
        photos("现场照片", "Site photos", "site-survey-photo", 3)
            .hint("至少 3 张：排放口、设备间、可用场地", "At least 3: outlet, plant room, free ground"),
        deliverable(
            "勘察报告",
            "Survey report",
            "survey-report",
            chinese
                ? "水量与水质（日均、峰值）\n现有设施与可用场地\n供电、给排水接口\n环保限值与验收口径\n施工条件与风险"
                : "Flow and water quality (daily mean, peak)\nPlant that is there, ground that is free\n"
                    + "Power, water and drain connections\nLimits and how they will be accepted\n"
                    + "Access to the site and risks"),
        action("水样已送检", "Sample sent to the laboratory").advised());
  }

  private static TemplateStage proposal(boolean chinese) {
    return open(
        "技术方案",
        "Technical proposal",
        28,
        40,
        "rep",
        deliverable(
            "技术方案书",
            "Technical proposal",
            "technical-proposal",
            chinese
                ? "工艺路线与设计参数\n主要设备清单\n占地与土建条件\n药耗、电耗、运行费用\n工期"
                : "Process and design figures\nMain equipment\nGround and civil works\n"
                    + "Chemicals, power, running cost\nTime to build"),
        review("方案由同事复核", "Proposal reviewed by a colleague").advised());
  }

  private static TemplateStage offer() {
    return open(
        "商务报价",
        "Commercial offer",
        21,
        60,
        "rep",
        fields("报价金额与签约日", "Amount and closing date", "amount", "closeOn")
            .hint("写进报价的就是承诺", "What the offer says is promised"),
        action("按标准价报出，没有折扣", "At list price, no discount"),
        word("折扣已批准", "Discount agreed", ApprovalKind.DISCOUNT).standingIn(),
        decision(
            "客户接受方案和报价？", "Customer takes proposal and offer?", "budget", "Technical proposal"));
  }

  private static TemplateStage contract(boolean chinese) {
    return open(
        "合同",
        "Contract",
        21,
        80,
        "manager",
        word("技术可行性签核", "Feasibility sign-off", ApprovalKind.TECHNICAL)
            .askedOnEntry()
            .hint(
                "承诺的规模、排放指标和工期做得到；金额改了要重新签",
                "Size, limits and time as promised can be met; another amount needs another sign-off"),
        word("合同条款审批", "Terms agreed", ApprovalKind.CONTRACT),
        deliverable(
            "双方盖章的合同",
            "Signed contract",
            "signed-contract",
            chinese
                ? "合同正文\n技术协议\n付款节点\n质保与违约条款"
                : "Contract\nTechnical annex\nPayments\nWarranty and penalties"));
  }

  private static TemplateStage construction() {
    return open(
        "施工",
        "Construction",
        63,
        90,
        "rep",
        risks("开工安全风险评估", "Safety risks assessed").askedOnEntry(),
        photos("施工与安装照片", "Photos of the works", "construction-photo", 3),
        action("单机与联动调试完成", "Started up, part by part and as a whole"));
  }

  private static TemplateStage acceptance(boolean chinese) {
    return open(
        "验收移交",
        "Acceptance and handover",
        14,
        95,
        "rep",
        deliverable(
            "验收报告",
            "Acceptance certificate",
            "acceptance-certificate",
            chinese
                ? "检测数据与限值对照\n遗留问题与期限\n双方签字"
                : "Readings beside the limits\nWhat is left, and until when\nSigned by both"),
        action("运行人员已培训", "Operators trained"));
  }
}
