package outrider.bench.simulation;

/// What can go wrong, and how likely it is at each occasion in bad weather.
enum Fault {
  /// A request is lost on its way.
  DROP_REQUEST(0.05),
  /// A request arrives and its answer is lost.
  DROP_ANSWER(0.05),
  /// A request arrives a second time, possibly much later.
  DUPLICATE(0.06),
  /// An answer takes so long that others overtake it.
  DELAY(0.10),
  /// An answer breaks off in the middle.
  CUT_ANSWER(0.06),
  /// The live channel breaks.
  CUT_LIVE(0.03),
  /// A live message is lost.
  LOSE_LIVE(0.05),
  /// A live message is overtaken by the next.
  REORDER_LIVE(0.05),
  /// A live message comes twice.
  DUPLICATE_LIVE(0.04),
  /// There is no signal for a while.
  NO_SIGNAL(0.04),
  /// The lid is closed and opened later.
  SLEEP(0.03),
  /// The program is killed at a commit.
  LAPTOP_CRASH(0.05),
  /// The laptop's disk has no more room for a while.
  LAPTOP_DISK_FULL(0.02),
  /// The laptop's clock is set wrong by up to years.
  CLOCK_JUMP(0.03),
  /// The server is killed, before or after it has written, before it has answered.
  SERVER_CRASH(0.015),
  /// The server is killed while it writes; the last pages of the log are torn.
  SERVER_TORN_WRITE(0.01),
  /// The server's disk has no more room for a while.
  SERVER_DISK_FULL(0.006),
  /// The battery dies at a commit; the last pages of the log never reached the disk.
  LAPTOP_POWER_LOSS(0.008),
  /// The disk is copied to a second laptop, and both go on.
  CLONE(0.002),
  /// HQ is restored from a backup.
  HQ_RESTORED(0.08),
  /// A command that HQ cannot understand.
  POISON(0.02),
  /// One of two servers is killed; the other goes on.
  ONE_SERVER_KILLED(0.02),
  /// What one server tells the other of a commit takes long.
  NOTICE_DELAYED(0.08),
  /// A server is told of a commit twice.
  NOTICE_DOUBLED(0.05),
  /// A server's line to what the others tell breaks; it knows when it has a new one.
  NOTICES_LOST(0.015),
  /// A laptop's program is updated, whatever is waiting or on its way.
  LAPTOP_UPDATED(0.02),
  /// HQ's program is updated, one server after the other.
  HQ_UPDATED(0.15),
  /// A laptop is withdrawn at HQ, and has to wipe itself.
  DEVICE_WITHDRAWN(0.005),
  /// A withdrawn laptop is killed while it wipes itself.
  WIPE_INTERRUPTED(0.2),
  /// A download in parts breaks off behind some of them: what comes of the others.
  LEFT_IN_PARTS(0),
  /// Everybody is away for weeks or months.
  COMPANY_CLOSED(0.4),
  /// A laptop was closed before that, and is opened after the others.
  LONG_AWAY(0.4),
  /// Somebody who sent a web form did not see the answer, and sends it again.
  FORM_SENT_AGAIN(0.15),
  /// HQ forgets what has had its day.
  TIDIED(0.3),
  /// A night or two go by, with all lids closed.
  NIGHTS_PASSED(0.5),
  /// What the telephone system tells takes so long that the rest overtakes it.
  CALL_TOLD_LATE(0.15),
  /// The telephone system tells something twice.
  CALL_TOLD_AGAIN(0.2),
  /// The telephone system rings, and HQ does not hear that it does.
  CALL_ANSWER_LOST(0.1);

  private final double likely;

  Fault(double likely) {
    this.likely = likely;
  }

  double likely() {
    return likely;
  }
}
