// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes what the screen says of the lines that the engine's process prints; one thread uses it. */
final class Headlines {
    private static final Pattern NOISE =
            Pattern.compile("(Picked up \\w+:|OpenJDK |Java HotSpot|WARNING: |State: |Next: ).*");
    private static final Pattern CHECKSUM = Pattern.compile("\\b([0-9a-f]{8})[0-9a-f]{56}\\b");
    private static final Pattern FOLDER = Pattern.compile("/\\S*/(?=inchworm-archive)");
    private static final Pattern CLOCKWORK =
            Pattern.compile(".* soaks( for .*)?|.* holds for \\d+ s more|\\d+ of about \\d+ rows, .*");
    private static final Pattern REMARK = Pattern.compile(" \\([^()]*\\)$");
    private static final Pattern DONE = Pattern.compile("([A-Z_]+) done: (.*)");
    private static final Pattern UNDONE = Pattern.compile("([A-Z_]+) undone: (.*)");

    private String last = "";

    /** The line as people want to read it; empty where it is noise of the virtual machine or advice for an operator. */
    static Optional<String> said(String line) {
        String text = line.strip();
        if (text.isEmpty() || NOISE.matcher(text).matches()) {
            return Optional.empty();
        }
        String brief = CHECKSUM.matcher(text).replaceAll("$1…");
        return Optional.of(FOLDER.matcher(brief).replaceAll(""));
    }

    /** Whether that is over, and nothing that goes on. */
    static boolean isPast(String said) {
        return DONE.matcher(said).matches() || UNDONE.matcher(said).matches() || said.startsWith("enters ");
    }

    /** What was said as an event with its mark; empty where only a clock went on, or it was just told. */
    Optional<String> event(String said) {
        String key = REMARK.matcher(said).replaceAll("").replaceAll("[0-9]+", "");
        if (CLOCKWORK.matcher(said).matches() || key.equals(last)) {
            return Optional.empty();
        }
        last = key;
        return Optional.of(marked(said));
    }

    private static String marked(String said) {
        Matcher done = DONE.matcher(said);
        if (done.matches()) {
            return "✔ " + done.group(1) + "  " + done.group(2);
        }
        Matcher undone = UNDONE.matcher(said);
        if (undone.matches()) {
            return "◂ " + undone.group(1) + "  taken back: " + undone.group(2);
        }
        if (said.startsWith("enters ") || said.endsWith(" of the reads go to new")) {
            return "▸ " + said;
        }
        if (said.startsWith("back in ") || said.startsWith("undone to ")) {
            return "◂ " + said;
        }
        return (said.startsWith("STOP ") || said.startsWith("IW-") ? "✘ " : "· ") + said;
    }
}
