/// What both ends share: the sales domain, its commands and rules, and the wire records.
///
/// Pure: no I/O, no clock, no locale. It reads `java.base` and the nullness annotations only.
@org.jspecify.annotations.NullMarked
module outrider.core {
  requires static transitive org.jspecify;

  exports outrider.core;
  exports outrider.core.account;
  exports outrider.core.activity;
  exports outrider.core.approval;
  exports outrider.core.assign;
  exports outrider.core.attachment;
  exports outrider.core.board;
  exports outrider.core.cadence;
  exports outrider.core.calendar;
  exports outrider.core.call;
  exports outrider.core.change;
  exports outrider.core.command;
  exports outrider.core.configuration;
  exports outrider.core.conflict;
  exports outrider.core.contact;
  exports outrider.core.crosssell;
  exports outrider.core.device;
  exports outrider.core.diagnosis;
  exports outrider.core.diagnosis.sample;
  exports outrider.core.escalation;
  exports outrider.core.experiment;
  exports outrider.core.forecast;
  exports outrider.core.formula;
  exports outrider.core.handover;
  exports outrider.core.health;
  exports outrider.core.ics;
  exports outrider.core.intake;
  exports outrider.core.integration;
  exports outrider.core.lag;
  exports outrider.core.lead;
  exports outrider.core.library;
  exports outrider.core.opportunity;
  exports outrider.core.pipeline;
  exports outrider.core.pool;
  exports outrider.core.processaudit;
  exports outrider.core.product;
  exports outrider.core.proposal;
  exports outrider.core.protocol;
  exports outrider.core.quota;
  exports outrider.core.ratio;
  exports outrider.core.record;
  exports outrider.core.response;
  exports outrider.core.review;
  exports outrider.core.rule;
  exports outrider.core.schedule;
  exports outrider.core.score;
  exports outrider.core.segment;
  exports outrider.core.sequence;
  exports outrider.core.signing;
  exports outrider.core.sla;
  exports outrider.core.tag;
  exports outrider.core.task;
  exports outrider.core.tender;
  exports outrider.core.user;
}
