// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.guard;

import dev.inchworm.cli.guard.ChangedFile.Change;
import dev.inchworm.cli.guard.ChangedFile.Lines;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a working tree changes since a commit: committed, staged, unstaged, and files that nobody has added yet.
 *
 * @param ancestor the commit
 * @param files every file touched, by path; a file that was renamed is one that went and one that came
 */
record Diff(String ancestor, List<ChangedFile> files) {

    private static final List<String> PLAIN = List.of(
            "diff",
            "--no-color",
            "--no-ext-diff",
            "--no-textconv",
            "--text",
            "--submodule=short",
            "--ignore-submodules=none",
            "--inter-hunk-context=0",
            "--src-prefix=a/",
            "--dst-prefix=b/");
    private static final Pattern HUNK = Pattern.compile("^@@ -\\d+(?:,(\\d+))? \\+(\\d+)(?:,(\\d+))? @@");
    private static final String NEW_FILE = "+++ ";

    /** Reads the change since the nearest ancestor of HEAD and {@code revision}. */
    static Diff of(Git git, String revision) {
        String ancestor = git.ancestor(revision);
        Map<String, List<Lines>> lines = hunks(git.ask(arguments("--find-renames", "--unified=0", ancestor)));
        List<ChangedFile> files = new ArrayList<>();
        String[] fields = git.ask(arguments("--no-renames", "--name-status", "-z", ancestor))
                .split("\0", -1);
        for (int i = 0; i + 1 < fields.length; i += 2) {
            files.add(file(fields[i], fields[i + 1], lines));
        }
        for (String path : git.ask(List.of("ls-files", "--others", "--exclude-standard", "-z"))
                .split("\0", -1)) {
            if (!path.isEmpty()) {
                files.add(new ChangedFile(path, Change.ADDED, true, List.of()));
            }
        }
        files.sort(Comparator.comparing(ChangedFile::path).thenComparing(ChangedFile::change));
        return new Diff(ancestor, List.copyOf(files));
    }

    private static List<String> arguments(String... more) {
        List<String> arguments = new ArrayList<>(PLAIN);
        arguments.addAll(List.of(more));
        arguments.add("--");
        return arguments;
    }

    /** A file that was moved counts by the lines that changed on the way; SQL that moves is new, since it runs anew. */
    private static ChangedFile file(String status, String path, Map<String, List<Lines>> lines) {
        List<Lines> touched = lines.getOrDefault(path, List.of());
        return switch (status.charAt(0)) {
            case 'A' -> new ChangedFile(path, Change.ADDED, ChangedFile.isSql(path), touched);
            case 'D' -> new ChangedFile(path, Change.DELETED, false, List.of());
            default -> new ChangedFile(path, Change.CHANGED, false, touched);
        };
    }

    private static Map<String, List<Lines>> hunks(String patch) {
        Map<String, List<Lines>> lines = new HashMap<>();
        String path = "";
        int toSkip = 0;
        for (String line : patch.split("\n", -1)) {
            Matcher hunk = HUNK.matcher(line);
            if (toSkip > 0) {
                toSkip -= line.startsWith("\\") ? 0 : 1;
            } else if (line.startsWith(NEW_FILE)) {
                path = QuotedPath.of(line.substring(NEW_FILE.length()), "b/");
            } else if (hunk.find()) {
                int added = count(hunk.group(3));
                toSkip = count(hunk.group(1)) + added;
                int first = Integer.parseInt(hunk.group(2)) + (added == 0 ? 1 : 0);
                lines.computeIfAbsent(path, each -> new ArrayList<>()).add(new Lines(first, first + added - 1));
            }
        }
        return lines;
    }

    private static int count(@Nullable String digits) {
        return digits == null ? 1 : Integer.parseInt(digits);
    }
}
