/// The workstation. What is absent matters most: nothing of the sync server's is readable here.
///
/// It is started from the class path, where encryption natives and icon packs need no opening of
/// packages; the descriptor holds the compiler to the list below.
@org.jspecify.annotations.NullMarked
module outrider.app {
  requires outrider.core;
  requires static org.jspecify;
  requires java.desktop;
  requires java.sql;
  requires javafx.base;
  requires javafx.controls;
  requires javafx.graphics;
  requires javafx.media;
  requires org.controlsfx.controls;
  requires atlantafx.base;
  requires org.kordamp.ikonli.core;
  requires org.kordamp.ikonli.feather;
  requires org.kordamp.ikonli.javafx;
  requires org.kordamp.ikonli.material2;
  requires com.fasterxml.jackson.annotation;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires com.github.f4b6a3.uuid;
  requires de.siegmar.fastcsv;
  requires flyway.core;
  requires hanlp.portable;
  requires com.google.i18n.phonenumbers.libphonenumber;
  requires okhttp3;
  requires org.apache.fontbox;
  requires org.apache.pdfbox;
  requires org.apache.pdfbox.io;
  requires org.dhatim.fastexcel;
  requires org.dhatim.fastexcel.reader;
  requires org.slf4j;
  requires org.xerial.sqlitejdbc;
  requires password4j;

  exports outrider.app;
}
