// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where a command that is about no running migration prints: a page for people, or JSON. */
final class Output {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    /** To the line's begin, and nothing stands there any more. */
    private static final String AGAIN = "\r\u001b[K";

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--json", description = "prints JSON")
    private boolean isJson;

    /**
     * One line while it works, on the error output, so that pages and JSON stay whole; on a terminal in the place of
     * the last one.
     */
    void progress(String line) {
        if (isJson) {
            return;
        }
        PrintWriter err = spec.commandLine().getErr();
        if (Ansi.AUTO.enabled()) {
            err.print(AGAIN + "  " + line);
        } else {
            err.println("  " + line);
        }
        err.flush();
    }

    private void clear() {
        if (!isJson && Ansi.AUTO.enabled()) {
            spec.commandLine().getErr().print(AGAIN);
            spec.commandLine().getErr().flush();
        }
    }

    /** Prints the page, or the JSON where that is wanted. */
    void show(String page, Map<String, ?> value) {
        clear();
        try {
            spec.commandLine().getOut().print(isJson ? JSON.writeValueAsString(value) + System.lineSeparator() : page);
            spec.commandLine().getOut().flush();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of texts and numbers can be written", e);
        }
    }
}
