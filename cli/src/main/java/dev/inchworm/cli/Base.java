// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.inchworm.core.error.InchwormException;
import dev.inchworm.engine.Engine;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command about a migration has: its target, its output, its exit code. */
abstract class Base implements Callable<Integer> {

    /** Done. */
    static final int DONE = 0;
    /** Refused, or waiting for a person. */
    static final int REFUSED = 3;

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final Target target = new Target();

    @Option(names = "--json", description = "prints JSON")
    private boolean isJson;

    final Target target() {
        return target;
    }

    final boolean isJson() {
        return isJson;
    }

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    final PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** One line for people; nothing where JSON is wanted. */
    final void say(String line) {
        if (!isJson) {
            out().println(line);
            out().flush();
        }
    }

    /** The value as JSON. */
    final void json(Map<String, ?> value) {
        try {
            out().println(JSON.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of texts and numbers can be written", e);
        }
    }

    /** Prints the page, or the JSON where that is wanted. */
    final void show(String page, Map<String, ?> value) {
        if (isJson) {
            json(value);
        } else {
            out().print(page);
            out().flush();
        }
    }

    @Override
    public final Integer call() {
        News news = new News(this::say, System::nanoTime);
        try (Engine engine = target.open(tellsNews() ? news::tell : line -> {})) {
            return with(engine, target.id());
        } catch (InchwormException e) {
            throw target.placed(e);
        }
    }

    /** Whether what the engine tells while it works is shown. */
    boolean tellsNews() {
        return false;
    }

    /** Does it and returns the exit code. */
    abstract int with(Engine engine, String id);
}
