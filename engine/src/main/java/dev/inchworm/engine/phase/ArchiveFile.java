// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.phase;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.inchworm.core.chunk.Key;
import dev.inchworm.core.chunk.KeyRange;
import dev.inchworm.core.dialect.Sessions.Timeouts;
import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import dev.inchworm.core.plan.Step;
import dev.inchworm.engine.journal.Rows;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** An archive: one JSON array of texts a row, packed; readable by its owner only, whole or not there at all. */
final class ArchiveFile {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ROWS_A_READ = 5_000;
    private static final int ROWS_A_BATCH = 1_000;

    private final Path file;

    ArchiveFile(Path file) {
        this.file = file;
    }

    /** What the journal keeps of an archive. */
    record Sum(long rows, String sha256) {

        private static final Pattern FORM = Pattern.compile("(\\d+) rows, sha256 (\\w+), (.*)");

        String text(Path file) {
            return "%d rows, sha256 %s, %s".formatted(rows, sha256, file.toAbsolutePath());
        }

        static Sum of(String text) {
            Matcher matcher = matched(text);
            return new Sum(Long.parseLong(matcher.group(1)), matcher.group(2));
        }

        static String path(String text) {
            return matched(text).group(3);
        }

        private static Matcher matched(String text) {
            Matcher matcher = FORM.matcher(text);
            if (!matcher.matches()) {
                throw new IllegalStateException("not the note of an archive: " + text);
            }
            return matcher;
        }
    }

    Sum write(Run run, Step.Archive step) {
        try {
            Path open = Files.createTempFile(
                    file.toAbsolutePath().getParent(),
                    ".inchworm-archive",
                    ".part",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            long rows;
            try (OutputStream out = Files.newOutputStream(open);
                    BufferedWriter writer = new BufferedWriter(
                            new OutputStreamWriter(new GZIPOutputStream(out, 1 << 16), StandardCharsets.UTF_8))) {
                rows = copy(run, step, writer);
            }
            try (FileChannel channel = FileChannel.open(open, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(open, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return new Sum(rows, sha256());
        } catch (IOException e) {
            throw notUsable("cannot be written: " + e.getMessage(), e);
        }
    }

    private static long copy(Run run, Step.Archive step, BufferedWriter writer) throws IOException {
        KeyRange rest = KeyRange.ALL;
        long rows = 0;
        while (true) {
            run.halt().thrown().ifPresent(why -> {
                throw new Halted("archiving: " + why);
            });
            KeyRange left = rest;
            Optional<Key> end = run.session()
                    .inTransaction(
                            Timeouts.SHORT, tx -> boundary(tx, step.boundary().sql(left), left));
            KeyRange chunk = end.map(rest::to).orElse(rest);
            for (List<String> row : run.session()
                    .inTransaction(
                            Timeouts.SHORT,
                            tx -> read(
                                    tx,
                                    step.read().sql(chunk),
                                    chunk,
                                    step.columns().size()))) {
                writer.write(JSON.writeValueAsString(row));
                writer.newLine();
                rows++;
            }
            if (end.isEmpty()) {
                return rows;
            }
            rest = rest.from(end.get());
        }
    }

    private static Optional<Key> boundary(Connection tx, String sql, KeyRange range) throws SQLException {
        List<Object> values = new ArrayList<>(range.parameters());
        values.add(ROWS_A_READ - 1);
        return Rows.first(tx, sql, row -> new Key(texts(row, row.getMetaData().getColumnCount())), values.toArray());
    }

    private static List<List<String>> read(Connection tx, String sql, KeyRange range, int columns) throws SQLException {
        return Rows.list(tx, sql, row -> texts(row, columns), range.parameters().toArray());
    }

    private static List<String> texts(ResultSet row, int columns) throws SQLException {
        List<String> texts = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
            texts.add(row.getString(i));
        }
        return texts;
    }

    /** Fails unless the file can be read to its end and is what was written. */
    void check(Sum sum) {
        if (!Files.exists(file)) {
            throw notUsable("is not there", null);
        }
        try (BufferedReader reader = reader()) {
            long rows = reader.lines().count();
            if (rows != sum.rows() || !sha256().equals(sum.sha256())) {
                throw notUsable(
                        "holds %d rows, the journal says %d; or its checksum differs".formatted(rows, sum.rows()),
                        null);
            }
        } catch (IOException e) {
            throw notUsable("cannot be read: " + e.getMessage(), e);
        }
    }

    void load(Connection tx, Step.Archive step, Sum sum) throws SQLException {
        check(sum);
        try (BufferedReader reader = reader();
                PreparedStatement insert = tx.prepareStatement(step.load())) {
            int batched = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] values = JSON.readValue(line, String[].class);
                for (int i = 0; i < values.length; i++) {
                    insert.setString(i + 1, values[i]);
                }
                insert.addBatch();
                if (++batched % ROWS_A_BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        } catch (JsonProcessingException e) {
            throw notUsable("holds a line that is no JSON", e);
        } catch (IOException e) {
            throw notUsable("cannot be read: " + e.getMessage(), e);
        }
    }

    private BufferedReader reader() throws IOException {
        return new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file), 1 << 16), StandardCharsets.UTF_8));
    }

    private String sha256() throws IOException {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of()
                    .formatHex(((DigestInputStream) in).getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private InchwormException notUsable(String what, @org.jspecify.annotations.Nullable Throwable cause) {
        return new InchwormException(
                ErrorCode.ARCHIVE_NOT_USABLE,
                "the archive %s %s".formatted(file, what),
                "nothing was dropped or restored by this step",
                "put the file back or free some room, then inchworm resume",
                cause);
    }
}
