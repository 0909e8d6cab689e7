package outrider.app.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;
import outrider.core.cadence.Cadence;
import outrider.core.cadence.CadenceStep;
import outrider.core.calendar.CalendarDefinition;
import outrider.core.command.Command;
import outrider.core.configuration.Configuration;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Cadences to begin with. What is made is the business's own to change: its names are data in both
/// languages, its steps and scripts in the language of whoever clicked.
enum StartingCadences {
  SAAS(
      "SaaS",
      "SaaS",
      List.of("SaaS", "软件", "Software"),
      false,
      """
      1h|respond|首次响应|先谢谢对方，再问：是什么事让您现在想了解？谁会一起用？
      1d|demo|约产品演示|只演示对方说过的那一两个场景，结束前约好下一次的时间。
      3d|quote|发报价|按演示时确认的人数和模块报价，问清谁审批、走什么流程。
      7d|call|促成|确认还差什么：价格、功能，还是时间。给出一个有期限的方案。\
      """,
      """
      1h|respond|First response|Thank them, then ask what made them look now, and who else would use it.
      1d|demo|Product demo|Show only the one or two cases they named; agree on the next date before you hang up.
      3d|quote|Send the quote|Quote the seats and modules agreed in the demo; ask who approves it and how.
      7d|call|Closing call|Find out what is missing: price, a feature, or time. Offer something that has an end date.\
      """),
  MANUFACTURING(
      "制造业",
      "Manufacturing",
      List.of("制造", "制造业", "Manufacturing"),
      true,
      """
      2bh|respond|首次响应|问清产品、图纸、年用量和现在的供应商。
      1wd|call|技术需求沟通|拉上工艺或技术的同事，记下材料、公差、认证要求。
      3wd|visit|上门看现场|看产线和来料检验，拍照，问清决策链：采购、质量、生产谁说了算。
      7wd|quote|报价与打样方案|报价带上交期和打样安排，写明模具费怎么算。
      12wd|call|样品反馈|问检测结果，有问题当天定整改时间。
      20wd|meeting|小批量试单|谈首批数量、账期、验收标准。\
      """,
      """
      2bh|respond|First response|Ask for the part, the drawing, the yearly volume, and who supplies it now.
      1wd|call|Technical needs|Bring an engineer; note material, tolerances and certificates.
      3wd|visit|See the line|Look at the line and goods-in, take photos; learn whether purchasing, quality or production decides.
      7wd|quote|Quote with samples|Quote with lead time and a plan for samples; say how tooling is charged.
      12wd|call|Feedback on samples|Ask for the test results; set a date for anything that failed the same day.
      20wd|meeting|Trial order|Agree on the first batch, payment terms and acceptance.\
      """),
  ENGINEERING(
      "工程项目",
      "Engineering projects",
      List.of("工程", "建筑", "Engineering", "Construction"),
      true,
      """
      4bh|respond|首次响应|问清项目在哪个阶段：立项、设计、招标还是施工。
      2wd|call|核实项目|核实业主、设计院、总包和预算，问招标时间。
      5wd|visit|现场勘察|带勘察表，拍够照片，量关键尺寸。
      10wd|meeting|方案交流|给设计院和业主讲方案，记下每个人的意见。
      15wd|quote|报价|报价对应勘察结果，列清不含的部分。
      25wd|call|跟进招标|问入围和时间表，准备澄清和资质文件。\
      """,
      """
      4bh|respond|First response|Ask which phase the project is in: approval, design, tender or building.
      2wd|call|Check the project|Confirm the owner, the designer, the contractor and the budget; ask when the tender is.
      5wd|visit|Site survey|Take the survey sheet, enough photos, and the dimensions that matter.
      10wd|meeting|Present the solution|Present to the designer and the owner; note what each of them said.
      15wd|quote|Quote|Quote what the survey found, and list what is not included.
      25wd|call|Follow the tender|Ask for the shortlist and the dates; prepare clarifications and certificates.\
      """),
  EDUCATION(
      "教育",
      "Education",
      List.of("教育", "培训", "Education", "Training"),
      false,
      """
      30m|respond|首次响应|问清给谁学、目标是什么、什么时候要用。
      1d|wechat|发课程资料|按目标只发一份最合适的课表和一个学员案例。
      2d|demo|约试听|定好试听时间，提前一天提醒。
      4d|call|试听回访|先听感受，再讲老师的建议和班型。
      7d|wechat|名额提醒|说明开班时间和剩余名额，不夸大。\
      """,
      """
      30m|respond|First response|Ask who it is for, what the goal is, and by when.
      1d|wechat|Send the course|Send the one timetable that fits and one student's story.
      2d|demo|Trial lesson|Fix the time, and remind them the day before.
      4d|call|After the trial|Listen first; then give the teacher's advice and the classes that fit.
      7d|wechat|Places left|Tell when the class begins and how many places are left, and no more than that.\
      """);

  private static final String ZONE = "Asia/Shanghai";
  private static final String HOURS = "09:00-18:00";
  private static final long TRIES = 5;

  private final String chinese;
  private final String english;
  private final List<String> industries;
  private final boolean businessTime;
  private final String chineseSteps;
  private final String englishSteps;

  StartingCadences(
      String chinese,
      String english,
      List<String> industries,
      boolean businessTime,
      String chineseSteps,
      String englishSteps) {
    this.chinese = chinese;
    this.english = english;
    this.industries = industries;
    this.businessTime = businessTime;
    this.chineseSteps = chineseSteps;
    this.englishSteps = englishSteps;
  }

  String chinese() {
    return chinese;
  }

  String name(boolean inChinese) {
    return inChinese ? chinese : english;
  }

  /// What sets it up; where it counts opening hours and there is no calendar yet, that too.
  List<Command> commands(Configuration configuration, Supplier<String> newId, boolean inChinese) {
    var commands = new ArrayList<Command>();
    var fields = named(chinese, english);
    if (businessTime) {
      fields.put(Cadence.CALENDAR, calendar(configuration, newId, commands));
    }
    fields.put(Cadence.INDUSTRIES, industries);
    fields.put(Cadence.STEPS, canonical(inChinese ? chineseSteps : englishSteps));
    fields.put(Cadence.UNANSWERED_MAX, TRIES);
    fields.put(Cadence.POSITION, RulesViewModel.nextPosition(configuration, RecordType.CADENCE));
    commands.add(new Command.CreateRecord(RecordType.CADENCE, newId.get(), fields));
    return commands;
  }

  private static String canonical(String steps) {
    return CadenceStep.write(
        Cadence.of(Row.of(RecordType.CADENCE, "").with(Cadence.STEPS, steps)).steps());
  }

  private static String calendar(
      Configuration configuration, Supplier<String> newId, List<Command> commands) {
    var known = configuration.all(RecordType.CALENDAR).stream().map(Row::id).min(String::compareTo);
    if (known.isPresent()) {
      return known.get();
    }
    var id = newId.get();
    var week = named("工作日 9–18", "Weekdays 9–18");
    week.put(CalendarDefinition.ZONE, ZONE);
    for (var day : List.of("monday", "tuesday", "wednesday", "thursday", "friday")) {
      week.put(day, HOURS);
    }
    commands.add(new Command.CreateRecord(RecordType.CALENDAR, id, week));
    return id;
  }

  private static LinkedHashMap<String, Object> named(String name, String nameEn) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put(Fields.NAME, name);
    fields.put("nameEn", nameEn);
    return fields;
  }
}
