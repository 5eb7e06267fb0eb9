// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli;

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
        PrintWriter err = line.getErr();
        if (exception instanceof InchwormException told) {
            err.println(told.getMessage());
            return told.code().kind().exitCode();
        }
        err.printf(
                "IW-7001 this is a bug in Inchworm: %s%n", exception.getClass().getSimpleName());
        err.println("  State: as the journal says; every step is whole or not there");
        err.printf("  Next:  report it with %s; inchworm status shows where it stands%n", trace(exception));
        return ErrorKind.BUG.exitCode();
    }

    private static String trace(Exception exception) {
        try {
            Path file = Files.createTempFile("inchworm-bug-", ".txt");
            try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(file))) {
                exception.printStackTrace(writer);
            }
            return file.toString();
        } catch (IOException e) {
            return "its message: " + exception.getMessage();
        }
    }
}
