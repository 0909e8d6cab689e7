/// The sync server. Nothing of the workstation's is readable here, nor any toolkit.
@org.jspecify.annotations.NullMarked
module outrider.server {
  requires outrider.core;
  requires static org.checkerframework.checker.qual;
  requires static org.jspecify;
  requires java.management;
  requires java.sql;
  requires java.xml;
  requires jdk.management;
  requires io.github.bucket4j.core;
  requires com.fasterxml.jackson.annotation;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires com.github.f4b6a3.uuid;
  requires de.siegmar.fastcsv;
  requires hanlp.portable;
  requires com.google.i18n.phonenumbers.libphonenumber;
  requires com.nimbusds.jose.jwt;
  requires com.zaxxer.hikari;
  requires info.picocli;
  requires io.helidon.common.buffers;
  requires io.helidon.common.tls;
  requires io.helidon.http;
  requires io.helidon.http.encoding;
  requires io.helidon.webserver;
  requires io.helidon.webserver.websocket;
  requires io.helidon.websocket;
  requires jakarta.mail;
  requires jul.to.slf4j;
  requires micrometer.core;
  requires micrometer.registry.prometheus;
  requires org.dhatim.fastexcel.reader;
  requires org.postgresql.jdbc;
  requires org.slf4j;
  requires org.xerial.sqlitejdbc;
  requires password4j;
  requires software.amazon.awssdk.auth;
  requires software.amazon.awssdk.awscore;
  requires software.amazon.awssdk.core;
  requires software.amazon.awssdk.http;
  requires software.amazon.awssdk.http.urlconnection;
  requires software.amazon.awssdk.regions;
  requires software.amazon.awssdk.retries;
  requires software.amazon.awssdk.retries.api;
  requires software.amazon.awssdk.services.s3;
  requires software.amazon.awssdk.utils;

  exports outrider.server;
  exports outrider.server.admin;
  exports outrider.server.blob;
  exports outrider.server.delivery;
  exports outrider.server.integrate;
  exports outrider.server.oidc;
  exports outrider.server.store;
  exports outrider.server.telephony;
  exports outrider.server.tls;

  opens outrider.server to
      info.picocli;
}
