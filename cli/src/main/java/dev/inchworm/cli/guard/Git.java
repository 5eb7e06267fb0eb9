// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.guard;

import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The repository that a folder lies in, read by the {@code git} on the path.
 *
 * <p>No setting of the repository makes it run another program. One thread at a time.
 */
final class Git {

    private static final long SECONDS_MAX = 120;
    private static final int ERROR_LENGTH_MAX = 400;
    private static final long BYTES_MAX = 256L << 20;

    private static final List<String> QUIET = List.of(
            "--no-pager",
            "-c",
            "core.fsmonitor=false",
            "-c",
            "core.quotepath=false",
            "-c",
            "diff.noprefix=false",
            "-c",
            "diff.relative=false");

    private static final Map<String, String> ENVIRONMENT =
            Map.of("LC_ALL", "C", "GIT_OPTIONAL_LOCKS", "0", "GIT_TERMINAL_PROMPT", "0");

    private final String executable;
    private final Path folder;

    private Git(String executable, Path folder) {
        this.executable = executable;
        this.folder = folder;
    }

    /**
     * The repository that {@code folder} lies in.
     *
     * @param executable {@code git}, or where it is
     */
    static Git of(String executable, Path folder) {
        Answer answer = new Git(executable, folder).run(List.of("rev-parse", "--show-toplevel"));
        if (answer.code() != 0) {
            throw unread(
                    "%s is not in a git repository: %s".formatted(folder, answer.error()),
                    "name a packet that lies in the repository whose change is to be judged");
        }
        return new Git(executable, Path.of(answer.text().stripTrailing()));
    }

    /** The top folder of the repository. */
    Path top() {
        return folder;
    }

    /** Where the change that is here began: the nearest common ancestor with {@code revision}. */
    String ancestor(String revision) {
        Answer commit = run(List.of("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"));
        if (commit.code() != 0) {
            throw unread(
                    "there is no revision " + revision + " in this repository",
                    "name a branch, a tag or a commit; in CI, fetch it first (fetch-depth: 0)");
        }
        Answer answer = run(List.of("merge-base", commit.text().strip(), "HEAD"));
        if (answer.code() != 0) {
            throw unread(
                    "HEAD and %s have no ancestor in common here".formatted(revision),
                    "fetch more of the history (fetch-depth: 0), or name another revision");
        }
        return answer.text().strip();
    }

    /** A file as it was at {@code commit}, its path from the top; empty if there was none. */
    Optional<String> file(String commit, String path) {
        Answer answer = run(List.of("cat-file", "blob", commit + ":" + path));
        return answer.code() == 0 ? Optional.of(answer.text()) : Optional.empty();
    }

    /** What a command that must succeed says. */
    String ask(List<String> arguments) {
        Answer answer = run(arguments);
        if (answer.code() != 0) {
            throw unread(
                    "git %s failed with code %d: %s".formatted(arguments.get(0), answer.code(), answer.error()),
                    "see what the same command says in a terminal");
        }
        return answer.text();
    }

    private record Answer(int code, String text, String error) {}

    /** Output goes through files, so that no full pipe can hold it up. */
    private Answer run(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(executable, "-C", folder.toString()));
        command.addAll(QUIET);
        command.addAll(arguments);
        try {
            Path out = Files.createTempFile("inchworm-guard-", ".out");
            Path err = Files.createTempFile("inchworm-guard-", ".err");
            try {
                return run(command, out, err);
            } finally {
                Files.deleteIfExists(out);
                Files.deleteIfExists(err);
            }
        } catch (IOException e) {
            throw unread(
                    "%s cannot be run: %s".formatted(executable, e.getMessage()),
                    "install git, or put it on the path; guard reads the change through it");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unread("git was interrupted", "give the command again");
        }
    }

    private Answer run(List<String> command, Path out, Path err) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(ENVIRONMENT);
        Process process =
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        process.getOutputStream().close();
        if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw unread("git took longer than %d s".formatted(SECONDS_MAX), "see why git is slow here");
        }
        if (Files.size(out) > BYTES_MAX) {
            throw unread("the change is larger than %d MB".formatted(BYTES_MAX >> 20), "judge it in smaller parts");
        }
        return new Answer(process.exitValue(), Utf8.text(out), firstLine(Utf8.text(err)));
    }

    private static String firstLine(String text) {
        String line = text.lines().findFirst().orElse("no reason given");
        return line.length() > ERROR_LENGTH_MAX ? line.substring(0, ERROR_LENGTH_MAX) : line;
    }

    private static InchwormException unread(String happened, String next) {
        return new InchwormException(
                ErrorCode.CHANGE_NOT_READ, happened, "nothing was judged and nothing changed", next);
    }
}
