// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli;

import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.ErrorKind;
import dev.inchworm.core.error.InchwormException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells an error in its three parts; a bug of our own gets one line, and its trace a file. */
final class Failures implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception exception, CommandLine line, @Nullable ParseResult result) {
        if (exception instanceof InchwormException told) {
            line.getErr().println(told.getMessage());
            return told.code().kind().exitCode();
        }
        return bug(exception, line.getErr());
    }

    /** Executes a command line; what even its handlers do not see, an {@code Error}, is told as a bug too. */
    static int execute(CommandLine line, String... arguments) {
        try {
            return line.execute(arguments);
        } catch (Error error) { // the last one who can tell it to a person
            return bug(error, line.getErr());
        }
    }

    /** Tells what a thread of ours died of, instead of the trace that the virtual machine prints. */
    static void tellForEveryThread(PrintWriter err) {
        Thread.setDefaultUncaughtExceptionHandler((thread, died) -> bug(died, err));
    }

    private static int bug(Throwable thrown, PrintWriter err) {
        err.printf(
                "%s this is a bug in Inchworm: %s%n",
                ErrorCode.BUG.label(), thrown.getClass().getSimpleName());
        err.println("  State: as the journal says; every step is whole or not there");
        err.printf("  Next:  report it with %s; inchworm status shows where it stands%n", trace(thrown));
        err.flush();
        return ErrorKind.BUG.exitCode();
    }

    private static String trace(Throwable thrown) {
        try {
            Path file = Files.createTempFile("inchworm-bug-", ".txt");
            try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(file))) {
                thrown.printStackTrace(writer);
            }
            return file.toString();
        } catch (IOException | Error e) {
            return "its message: " + thrown.getMessage();
        }
    }
}
