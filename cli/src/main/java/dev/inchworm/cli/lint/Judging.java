// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.lint;

import dev.inchworm.lint.FileReport;
import dev.inchworm.lint.Linter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Judges all files: two at a time, or one after another where each must find what the one before it did. */
final class Judging {

    private static final int THREADS = 2;
    private static final int WORTH_THREADS = 8;

    private final Linter linter;
    private final boolean isInOrder;

    Judging(Linter linter, boolean isInOrder) {
        this.linter = linter;
        this.isInOrder = isInOrder;
    }

    /** One report for each file, in order. */
    List<FileReport> judge(GivenFiles files) {
        if (isInOrder || files.count() < WORTH_THREADS) {
            List<FileReport> reports = new ArrayList<>();
            for (int i = 0; i < files.count(); i++) {
                reports.add(linter.lint(files.read(i)));
            }
            return reports;
        }
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<FileReport>> running = new ArrayList<>();
            for (int i = 0; i < files.count(); i++) {
                int index = i;
                running.add(threads.submit(() -> linter.lint(files.read(index))));
            }
            List<FileReport> reports = new ArrayList<>();
            for (Future<FileReport> each : running) {
                reports.add(each.get());
            }
            return reports;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException told) {
                throw told;
            }
            throw new IllegalStateException("a file could not be judged", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while files were judged", e);
        } finally {
            threads.shutdownNow();
        }
    }
}
