// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import dev.inchworm.engine.Engine;
import dev.inchworm.engine.phase.RehearsalProof;
import dev.inchworm.packet.Packet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The {@code rehearsal.json} of a packet: what its last rehearsal showed, with a checksum against changes by mistake.
 * It holds no secret: no URL, no role, no row.
 */
final class RehearsalFile {

    /** How the file is called. */
    static final String NAME = "rehearsal.json";

    private static final String CHECKSUM = "checksum";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path file;

    private RehearsalFile(Path file) {
        this.file = file;
    }

    /** The one of that packet. */
    static RehearsalFile of(Packet packet) {
        return new RehearsalFile(packet.file().toAbsolutePath().resolveSibling(NAME));
    }

    /** Writes it in the place of an older one. */
    Path write(Map<String, ?> report) {
        try {
            ObjectNode node = JSON.valueToTree(report);
            node.put(CHECKSUM, checksum(node));
            Path next = file.resolveSibling(NAME + ".new");
            Files.writeString(next, JSON.writeValueAsString(node) + "\n");
            Files.move(next, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new InchwormException(
                    ErrorCode.FILE_NOT_FOUND,
                    "%s cannot be written: %s".formatted(file, e.getMessage()),
                    "the rehearsal ran; its result is shown above and kept nowhere",
                    "make the packet's folder writable, then run it again",
                    e);
        }
    }

    /** Tells the journal what it says; {@code warn} takes why it does not count. */
    void record(Engine engine, String id, Consumer<String> warn) {
        if (!Files.exists(file)) {
            return;
        }
        Optional<RehearsalProof> proof = read();
        if (proof.isEmpty()) {
            warn.accept("warning: %s is not as it was written, so it does not count".formatted(file));
        } else if (!engine.recordRehearsal(id, proof.get())) {
            warn.accept("warning: %s is about another plan than this one".formatted(file));
        }
    }

    private Optional<RehearsalProof> read() {
        try {
            JsonNode node = JSON.readTree(Files.readString(file));
            if (!(node instanceof ObjectNode object)
                    || !checksum(object).equals(object.path(CHECKSUM).asText())) {
                return Optional.empty();
            }
            return Optional.of(new RehearsalProof(
                    object.path("plan").asText(),
                    object.path("server_major").asInt(),
                    object.path("schema").asText(),
                    object.path("passed").asBoolean(),
                    object.path("summary").asText()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String checksum(ObjectNode node) throws JsonProcessingException {
        ObjectNode rest = node.deepCopy();
        rest.remove(CHECKSUM);
        byte[] text = new ObjectMapper().writeValueAsString(rest).getBytes(StandardCharsets.UTF_8);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
