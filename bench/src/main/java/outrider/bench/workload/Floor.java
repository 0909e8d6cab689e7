package outrider.bench.workload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import outrider.bench.SampleLeads;

/// The least that the same work could cost on this machine at this moment: the same rows over a
/// socket on loopback into bare SQLite files that sync every commit. No permissions, no merging, no
/// index, no cipher, no JSON taken apart.
final class Floor {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int BUFFER = 65_536;

  private Floor() {}

  /// Rows sent from here to one file, as many to a commit as is said.
  static double seconds(Path folder, int rows, int rowsPerCommit) {
    var documents = documents(Math.min(rows, 5_000));
    try (var door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var file = new Bare(folder.resolve("floor-" + System.nanoTime() + ".db"))) {
      var began = System.nanoTime();
      Thread.ofVirtual().start(() -> send(door.getLocalPort(), documents, rows));
      try (var line = door.accept();
          var input = new DataInputStream(new BufferedInputStream(line.getInputStream(), BUFFER))) {
        for (var row = 1; row <= rows; row++) {
          file.insert(row, input.readNBytes(input.readInt()));
          if (row % rowsPerCommit == 0 || row == rows) {
            file.commit();
          }
        }
      }
      return Runs.seconds(began, System.nanoTime());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static void send(int port, List<byte[]> documents, int rows) {
    try (var line = new Socket(InetAddress.getLoopbackAddress(), port);
        var output =
            new DataOutputStream(new BufferedOutputStream(line.getOutputStream(), BUFFER))) {
      for (var row = 0; row < rows; row++) {
        var document = documents.get(row % documents.size());
        output.writeInt(document.length);
        output.write(document);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// One row at a time to HQ's file and on to the other laptop's, each with its commit; in
  /// milliseconds, the shortest first.
  static List<Double> latencies(Path folder, int samples) {
    var documents = documents(samples);
    try (var door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var hq = new Bare(folder.resolve("floor-hq-" + System.nanoTime() + ".db"));
        var laptop = new Bare(folder.resolve("floor-b-" + System.nanoTime() + ".db"));
        var here = new Socket(InetAddress.getLoopbackAddress(), door.getLocalPort());
        var there = door.accept()) {
      here.setTcpNoDelay(true);
      there.setTcpNoDelay(true);
      var latencies = new ArrayList<Double>();
      for (var sample = 0; sample < samples; sample++) {
        var document = documents.get(sample);
        var began = System.nanoTime();
        here.getOutputStream().write(document);
        hq.insert(sample, there.getInputStream().readNBytes(document.length));
        hq.commit();
        there.getOutputStream().write(document);
        laptop.insert(sample, here.getInputStream().readNBytes(document.length));
        laptop.commit();
        latencies.add(Runs.millis(began, System.nanoTime()));
      }
      Collections.sort(latencies);
      return latencies;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static List<byte[]> documents(int count) {
    var leads = new SampleLeads(1);
    var documents = new ArrayList<byte[]>(count);
    try {
      for (var number = 1; number <= count; number++) {
        documents.add(
            MAPPER.writeValueAsString(leads.next(number)).getBytes(StandardCharsets.UTF_8));
      }
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
    return documents;
  }

  /// A table of documents and nothing else.
  private static final class Bare implements AutoCloseable {
    private final Connection connection;
    private final PreparedStatement insert;

    Bare(Path file) throws SQLException {
      connection = DriverManager.getConnection("jdbc:sqlite:" + file);
      try (var statement = connection.createStatement()) {
        statement.execute("PRAGMA journal_mode = WAL");
        statement.execute("PRAGMA synchronous = FULL");
        statement.execute("CREATE TABLE lead(id INTEGER PRIMARY KEY, body BLOB NOT NULL)");
      }
      connection.setAutoCommit(false);
      insert = connection.prepareStatement("INSERT INTO lead(id, body) VALUES (?, ?)");
    }

    void insert(long id, byte[] body) throws SQLException {
      insert.setLong(1, id);
      insert.setBytes(2, body);
      insert.executeUpdate();
    }

    void commit() throws SQLException {
      connection.commit();
    }

    @Override
    public void close() throws SQLException {
      insert.close();
      connection.close();
    }
  }
}
